import type { Engine } from '@sogoc/engine';
import { blockOn, codeComparison, exactComparison, type LinkIndex, type LinkModel, nameComparison } from '../src/index.ts';
import { emptyModel } from './engine.ts';

/** A model with parameters that were not learned but are sensible. */
export function trained(model: LinkModel): LinkModel {
  const comparisons = model.comparisons.map((comparison) => ({
    ...comparison,
    levels: comparison.levels.map((level, i, all) => ({
      ...level,
      m: i === all.length - 1 ? 0.1 : 0.9 / (all.length - 1),
      u: i === all.length - 1 ? 0.9 : 0.1 / (all.length - 1),
    })),
  }));
  return { ...model, comparisons, prior: 0.3, duplication: 1 };
}

export const model = trained({
  ...emptyModel,
  kind: 'link-and-dedupe',
  blocking: [blockOn('name'), blockOn({ column: 'phones', steps: [{ split: ';' }] }), blockOn({ column: 'code', steps: [{ first: 2 }] })],
  comparisons: [
    nameComparison('name'),
    codeComparison('code', { frequency: true }),
    exactComparison('town', { frequency: true }),
    exactComparison('phones'),
  ],
});
/** The same without a rule over a list, so that the links are kept in arrays. */
export const inArrays: LinkModel = {
  ...model,
  blocking: [blockOn('name'), blockOn({ column: 'phones', steps: [{ first: 2 }] }), blockOn({ column: 'code', steps: [{ first: 2 }] })],
};
export const columns = ['id', 'name', 'code', 'town', 'phones'];

export const keyed = (rows: readonly (readonly (string | null)[])[], prefix: string) => rows.map((values, i) => [`${prefix}${i}`, ...values]);

/** The records of each entity, whatever the ids. */
export async function partition(engine: Engine, index: LinkIndex): Promise<string[]> {
  const rows = await engine.all<{ source: string; record_key: string; entity_id: string }>(index.entities);
  const groups = Map.groupBy(rows, (one) => one.entity_id);
  return [...groups.values()]
    .map((group) =>
      group
        .map((one) => `${one.source}:${one.record_key}`)
        .sort()
        .join(' '),
    )
    .sort();
}
