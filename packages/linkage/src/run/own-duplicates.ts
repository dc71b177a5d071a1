import { type Engine, type Sql, sql } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';
import type { LinkModel } from '../model/link-model.ts';
import { weighPairs } from '../predict/weigh-pairs.ts';
import { prepareRecords } from '../prepare/prepare-records.ts';
import type { LinkOptions } from '../prepare/prepared.ts';
import type { ReasonTexts } from '../propose/reason-texts.ts';
import { trainModel } from '../train/train-model.ts';
import { distinctTexts } from './distinct-texts.ts';

/** Of a source's records with a clear partner in another source, at most this share may have one as clear in their own where the source holds each thing once. */
const fewDuplicates = 0.02;
/** One pair may be a slip, however few records there are. */
const onePair = 2;
/** With fewer clear partners nothing can be told. */
const enoughPartners = 20;

/**
 * Which sources hold each thing once. A model is trained on pairs across sources alone, where two records of one source cannot mislead it, and then weighs both kinds of pairs.
 * Records of one source that are the same thing would agree as well as those of two sources do, so they would be among the pairs as heavy as the heavier half across.
 * @returns names of sources; none where too few pairs across could tell.
 */
export async function duplicateFreeSources(
  engine: Engine,
  tables: readonly LinkTable[],
  model: LinkModel,
  options: LinkOptions,
  texts: ReasonTexts,
): Promise<{ source: string; reason: string }[]> {
  const distinct = await distinctTexts(engine, tables, model, options, texts);
  if (distinct.length === tables.length) return distinct;
  const across = await trainAcross(engine, tables, model, options);
  await using both = await prepareRecords(engine, tables, { ...across, kind: 'link-and-dedupe' }, options);
  const { scored } = await trainModel(both, { onlyScore: true });
  await using weighed = await weighPairs(both, across, scored, across.threshold);
  const side = (here: Sql, there: Sql): Sql => sql`select ${here} as rid, ${there} as other, weight from ${weighed.name}`;
  const best = sql`select x.source, x.rid, x.source = y.source as own, max(p.weight) as weight
    from (${side(sql`l`, sql`r`)} union all ${side(sql`r`, sql`l`)}) p join ${both.records.name} x on x.rid = p.rid join ${both.records.name} y on y.rid = p.other
    group by x.source, x.rid, x.source = y.source`;
  const rows = await engine.all<{ source: number; across: number; own: number }>(
    sql`with best as (${best}), clear as (select source as of, ${engine.dialect.quantile(sql`weight`, 0.5)} as bound from best where not own group by source)
        select source, sum(case when own then 0 else 1 end) as across, sum(case when own then 1 else 0 end) as own
        from best join clear on of = source where weight >= bound group by source order by source`,
    options,
  );
  await scored.drop();
  return rows.flatMap(({ source, across, own }) => {
    const name = both.sources[source];
    const few = Number(across) >= enoughPartners && Number(own) <= Math.max(onePair, fewDuplicates * Number(across));
    return few && name !== undefined ? [{ source: name, reason: texts.once(name, Number(across), Number(own)) }] : [];
  });
}

async function trainAcross(engine: Engine, tables: readonly LinkTable[], model: LinkModel, options: LinkOptions): Promise<LinkModel> {
  await using prepared = await prepareRecords(engine, tables, { ...model, kind: 'link' }, options);
  const trained = await trainModel(prepared);
  await trained.scored.drop();
  return trained.model;
}
