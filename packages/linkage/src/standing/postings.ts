import { id, sql, type WorkTable } from '@sogoc/engine';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';

/** By rule a table rid, block in the order of blocks, so that a block is found without reading the others. */
export type Postings = ReadonlyMap<PlacedRule, WorkTable>;

/** Makes the postings of all rules that predict. */
export async function openPostings(prepared: Prepared): Promise<Postings> {
  const postings = new Map<PlacedRule, WorkTable>();
  for (const rule of prepared.rules.filter((one) => one.predicts))
    postings.set(rule, await prepared.engine.materialize('link_postings', sql`${blocksFrom(prepared, rule)} order by block`, prepared.options));
  return postings;
}

/** Takes records out that are gone (a table with rid), and records in from an id on. */
export async function changePostings(prepared: Prepared, postings: Postings, gone: WorkTable, from: number): Promise<void> {
  const { engine, options } = prepared;
  for (const [rule, table] of postings) {
    if (gone.rows > 0) await engine.run(sql`delete from ${table.name} where rid in (select rid from ${gone.name})`, options);
    await engine.run(sql`insert into ${table.name} ${blocksFrom(prepared, rule)} and rid >= ${from}`, options);
  }
}

function blocksFrom(prepared: Prepared, rule: PlacedRule) {
  const block = rule.exploded ? id('block') : id(`b${rule.position}`);
  return sql`select rid, ${block} as block from ${rule.exploded?.name ?? prepared.records.name} where ${block} is not null`;
}
