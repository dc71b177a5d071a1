import { type Engine, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { columnText, tableSql } from '@sogoc/profile';
import type { RecordRuleKind, RuleContext } from '../../rule-kind.ts';

/** Suspects that are looked at in a column; one with more is damaged as a whole, which its first ones tell. */
const mostSuspects = 200_000;
const perStatement = 2_000;

/**
 * Text was not stored after its bytes were read in a wrong encoding (`Hµ Néi`, `HÃ Ná»™i`). The country pack screens in SQL and proves, and repairs, one
 * distinct value at a time. Expected: the text as it was meant.
 */
export const encoding: RecordRuleKind<'encoding'> = {
  kind: 'encoding',
  form: 'record',
  finds: 'format',
  precedence: 8,
  prepare: async (checks, context, engine, options) =>
    store(
      engine,
      await repairs(
        checks.map(({ column }) => column),
        context,
        engine,
        options,
      ),
      options,
    ),
  compile: ({ column }, { cell, profile }, repaired) => {
    const { raw, profile: own } = cell(column);
    if (!repaired) return { column, fails: sql`false`, observed: raw, holds: profile.rows - own.missing };
    const expected = sql`(select max(e.repaired) from ${repaired.name} as e where e.damaged = ${raw})`;
    return { column, fails: sql`${raw} in (select damaged from ${repaired.name})`, observed: raw, expected };
  },
};

async function repairs(
  names: readonly string[],
  { pack, profile, column, dialect }: RuleContext,
  engine: Engine,
  options: RunOptions,
): Promise<[damaged: string, repaired: string][]> {
  const { misdecoded } = pack;
  if (!misdecoded) return [];
  const found = new Map<string, string>();
  for (const name of names) {
    const text = columnText(column(name), 't', dialect);
    const suspects = sql`select distinct ${text} as text from ${tableSql(profile, dialect)} as t where ${misdecoded.suspect(text, dialect)} limit ${mostSuspects}`;
    for await (const rows of engine.stream<{ text: string }>(suspects, options))
      for (const { text: damaged } of rows) {
        const repaired = misdecoded.repair(damaged);
        if (repaired !== null && repaired !== damaged) found.set(damaged, repaired);
      }
  }
  return [...found];
}

async function store(engine: Engine, pairs: readonly [string, string][], options: RunOptions): Promise<WorkTable | null> {
  if (pairs.length === 0) return null;
  const values = (part: readonly [string, string][]): Sql =>
    sql`select * from (values ${join(part.map(([a, b]) => sql`(${a}, ${b})`))}) as v(damaged, repaired)`;
  const table = await engine.materialize('repairs', values(pairs.slice(0, perStatement)), options);
  for (let start = perStatement; start < pairs.length; start += perStatement)
    await engine.run(sql`insert into ${table.name} ${values(pairs.slice(start, start + perStatement))}`, options);
  return table;
}
