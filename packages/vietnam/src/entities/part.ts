import type { Dialect, Sql } from '@sogoc/engine';
import type { BlockingRule, Comparer, EntityPart } from '@sogoc/linkage';

type Fits = EntityPart['fits'];

/** Columns that the profile recognised as one of these types. */
export const ofType =
  (...ids: readonly string[]): Fits =>
  (column) =>
    ids.includes(column.semanticType?.id ?? '');

/** Columns whose name, written out, holds all these words. */
export const named =
  (...needed: readonly string[]): Fits =>
  (_, words) =>
    needed.every((word) => words.includes(word));

/** Whichever fits. */
export const either =
  (...all: readonly Fits[]): Fits =>
  (column, words) =>
    all.some((fits) => fits(column, words));

/** Does nearly every value have one of these lengths, in characters? */
export const ofLengths =
  (least: number, most: number): Fits =>
  ({ minLength, maxLength, patterns }) => {
    if ((maxLength ?? 0) < least || (minLength ?? 0) > most) return false;
    const [first] = patterns;
    return first === undefined || (lengthOf(first.pattern) >= least && lengthOf(first.pattern) <= most);
  };

/** Characters of a pattern: `9{12}` has twelve. */
function lengthOf(pattern: string): number {
  const runs = [...pattern.matchAll(/\{(\d+)\}/g)].reduce((sum, [, count]) => sum + Number(count) - 1, 0);
  return pattern.replaceAll(/\{\d+\}/g, '').length + runs;
}

/** The first form that a comparer carries a value to. */
export function formOf(comparer: Comparer): (value: Sql, dialect: Dialect) => Sql {
  const [first] = [comparer.prepare ?? []].flat();
  return (value, dialect) => first?.([value], dialect)[0] ?? value;
}

/** A blocking rule over parts, each as it is or step by step. */
export function block(...keys: readonly (string | [part: string, ...steps: NonNullable<BlockingRule['keys'][number]['steps']>])[]): BlockingRule {
  return {
    keys: keys.map((key) =>
      typeof key === 'string' ? { column: key } : { column: key[0], steps: key.slice(1) as BlockingRule['keys'][number]['steps'] & object },
    ),
    maximumBlock: 200,
  };
}
