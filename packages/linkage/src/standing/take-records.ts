import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { buildDictionary, type FrequencyBook } from '../compare/dictionary.ts';
import { named } from '../evaluate/truth.ts';
import type { LinkTable } from '../link-table.ts';
import { codedRecords } from '../prepare/coded-records.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { explode, inputColumns, rawRecords, valueNames, withIds } from '../prepare/raw-records.ts';
import { numbersOf } from '../prepare/with-numbers.ts';

/** The new records as `rawRecords` gives them. @param rid the first one's id. */
export async function readNew(prepared: Prepared, tables: readonly LinkTable[], rid: number): Promise<WorkTable> {
  const { engine, model, rules, sources } = prepared;
  if (tables.length === 0) return engine.materialize('link_raw', sql`select rid, source, key from ${prepared.records.name} where false`);
  const positions = tables.map((table) => sources.indexOf(table.name));
  return engine.materialize('link_raw', withIds(rawRecords(tables, model, rules, engine.dialect, positions), engine.dialect, rid));
}

/** The records that have the keys of new ones: a query with rid, again (the id of the new one). */
export const replacedBy = ({ records }: Prepared, raw: WorkTable): Sql =>
  sql`select r.rid, n.rid as again from ${records.name} r join ${raw.name} n on n.source = r.source and n.key = r.key`;

/** The records that new ones replace, or that are removed: rid, again (the id of the new one, else 0). @param replaced see `replacedBy`. @param removed source, record_key. @param from the first new id: these stay. */
export function findGone(prepared: Prepared, replaced: Sql, removed: Sql | undefined, from: number): Promise<WorkTable> {
  const away = removed
    ? sql` union all select n.rid, 0 from ${named(prepared)} n join (${removed}) x on x.source = n.name and x.record_key = n.key where n.rid < ${from}`
    : sql``;
  return prepared.engine.materialize('link_gone', sql`select rid, max(again) as again from (${replaced}${away}) gone group by rid`);
}

/** Takes records out that are gone, with their blocks. @param gone rid. */
export async function forgetRecords({ engine, records, rules, options }: Prepared, gone: WorkTable): Promise<void> {
  if (gone.rows === 0) return;
  for (const table of [records, ...rules.flatMap((rule) => rule.exploded ?? [])])
    await engine.run(sql`delete from ${table.name} where rid in (select rid from ${gone.name})`, options);
}

/** Stores new records, their blocks, and the values that no record had before. */
export async function takeRecords(prepared: Prepared, raw: WorkTable, frequencyBook: FrequencyBook): Promise<void> {
  const { engine, model, rules, records, comparisons, dictionaries, options } = prepared;
  if (raw.rows === 0) return;
  const names = valueNames(model, rules);
  await takeBlocks(prepared, raw);
  const values: WorkTable[] = [];
  for (const [index, compiled] of comparisons.entries()) {
    const dictionary = dictionaries[index];
    if (!dictionary) continue;
    const found = await buildDictionary(engine, raw, index, compiled, inputColumns(compiled.comparison, names), { ...options, frequencyBook });
    await engine.run(
      sql`insert into ${dictionary.name} select f.* from ${found.name} f left join
            (select d.code from ${dictionary.name} d join ${found.name} n on n.code = d.code) known on known.code = f.code where known.code is null`,
      options,
    );
    values.push(found);
  }
  const coded = codedRecords(sql`${raw.name}`, model, rules, comparisons, engine.dialect, true);
  await engine.run(sql`insert into ${records.name} ${numbersOf(coded, comparisons, values)}`, options);
  for (const found of values) await found.drop();
}

/** Stores the blocks of new records by rules over lists. */
export async function takeBlocks({ engine, model, rules, options }: Prepared, raw: WorkTable): Promise<void> {
  for (const rule of rules) {
    if (!rule.exploded) continue;
    await using blocks = await explode(engine, raw, rule, valueNames(model, rules), options);
    await engine.run(sql`insert into ${rule.exploded.name} select * from ${blocks.name}`, options);
  }
}
