import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CountryPack, columnText, tableSql } from '@sogoc/profile';
import type { RecordRuleKind, RuleContext } from '../../rule-kind.ts';

/** Suspects that are looked at in a column; one with more is damaged as a whole, which its first ones tell. */
const mostSuspects = 200_000;
const perStatement = 2_000;
/** Columns that are asked in one statement: of a small table, each statement costs more than what it does. */
const columnsAtOnce = 20;

/**
 * Text was not stored after its bytes were read in a wrong encoding (`Hµ Néi`, `HÃ Ná»™i`). The country pack screens in SQL and proves, and repairs, one
 * distinct value at a time. Expected: the text as it was meant.
 */
export const encoding: RecordRuleKind<'encoding'> = {
  kind: 'encoding',
  form: 'record',
  finds: 'format',
  precedence: 8,
  prepare: async (checks, context, engine, options) => {
    const names = new Set(checks.map(({ column }) => column));
    return store(engine, await repairs([...names], context, engine, options), options);
  },
  compile: ({ column }, { cell, profile }, repaired) => {
    const { raw, profile: own } = cell(column);
    if (!repaired) return { column, fails: sql`false`, observed: raw, ...(Number.isFinite(own.missing) && { holds: profile.rows - own.missing }) };
    const expected = sql`(select max(e.repaired) from ${repaired.name} as e where e.damaged = ${raw})`;
    return { column, fails: sql`${raw} in (select damaged from ${repaired.name})`, observed: raw, expected };
  },
};

async function repairs(
  names: readonly string[],
  context: RuleContext,
  engine: Engine,
  options: RunOptions,
): Promise<[damaged: string, repaired: string][]> {
  const { misdecoded } = context.pack;
  if (!misdecoded) return [];
  const found = new Map<string, string>();
  for (let start = 0; start < names.length; start += columnsAtOnce) {
    const suspects = names.slice(start, start + columnsAtOnce).map((name) => sql`(${suspectsOf(name, misdecoded, context)})`);
    for await (const rows of engine.stream<{ text: string }>(join(suspects, sql` union all `), options))
      for (const { text: damaged } of rows) {
        const repaired = misdecoded.repair(damaged);
        if (repaired !== null && repaired !== damaged) found.set(damaged, repaired);
      }
  }
  return [...found];
}

function suspectsOf(name: string, misdecoded: NonNullable<CountryPack['misdecoded']>, { profile, column, dialect }: RuleContext): Sql {
  const own = column(name);
  const isStored = own.storage === 'text' && own.reading.kind === 'stored';
  // Text that is stored stands there as it is: written as cells write it, with nothing for blanks, it is made four times. No cell is a blank one, whatever is said of it.
  const text = isStored ? dialect.cast(sql`${id('t', name)}`, 'text') : columnText(own, 't', dialect);
  return sql`select distinct ${text} as text from ${tableSql(profile, dialect)} as t where ${misdecoded.suspect(text, dialect)} limit ${mostSuspects}`;
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
