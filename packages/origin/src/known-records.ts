import { type Engine, id, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Alignment, met } from './alignment.ts';
import type { HashTable } from './hash-tables.ts';

/** Records that are known to be about the same entity, whatever their keys say. */
export interface KnownRecords {
  /** A FROM item with `database`, `table`, `row` (number in the landed table, from 0) and `entity_id`. */
  relation: Sql;
}

/** A key whose meetings agree less than this with what is known brings other things together than the records themselves: a child with its mother. */
const leastAgreed = 0.9;
/** Each so many records are looked at for that. */
const every = 8;
/** Fewer records than this show nothing of two tables. */
const fewest = 20;

/** Does the key of two tables bring together what is known to be one thing? Then what is known of the records is known of what the key names. */
export async function isOfKnown(engine: Engine, { one, many, complete }: Alignment, known: KnownRecords, options: RunOptions): Promise<boolean> {
  await using pairs = await engine.materialize('origin_known', pairsOf(known, one, many), options);
  return await agreesWith(engine, await complete(), pairs, options);
}

/** Records of `many` (`many_row`) with the one record of `one` (`one_row`) that is about the same entity. */
function pairsOf(known: KnownRecords, one: HashTable, many: HashTable): Sql {
  const of = ({ table }: HashTable): Sql =>
    sql`select entity_id, ${id('row')} as r from ${known.relation} as k where "database" = ${table.database} and "table" = ${table.table}`;
  return sql`select o.r as one_row, m.r as many_row from (select entity_id, min(r) as r from (${of(one)}) as x group by entity_id having count(*) = 1) as o
    join (${of(many)}) as m on m.entity_id = o.entity_id`;
}

/** Records that no key brought together though they are known to be the same: `one_row`, `many_row`. Null where there are none, or the key means others. */
export async function knownBeside(
  engine: Engine,
  { one, many, complete }: Alignment,
  known: KnownRecords,
  options: RunOptions,
): Promise<WorkTable | null> {
  const rows = await complete();
  const pairs = await engine.materialize('origin_known', pairsOf(known, one, many), options);
  const agrees = await agreesWith(engine, rows, pairs, options);
  const beside = !agrees
    ? null
    : await engine.materialize(
        'origin_beside',
        sql`select p.one_row, p.many_row from ${pairs.name} as p
            where p.many_row not in (select many_row from ${rows.name}) and p.one_row not in (select one_row from ${rows.name})`,
        options,
      );
  await pairs.drop();
  return beside;
}

/** Do the meetings of a key mostly bring together what is known to be one thing? */
async function agreesWith(engine: Engine, rows: WorkTable, pairs: WorkTable, options: RunOptions): Promise<boolean> {
  const { both, agreed } = await engine.one<{ both: number; agreed: number }>(
    sql`select count(*) as both, ${engine.dialect.countIf(sql`a.one_row = p.one_row`)} as agreed
      from ${rows.name} as a join ${pairs.name} as p on p.many_row = a.many_row where a.many_row % ${every} = 0`,
    options,
  );
  return both * every >= fewest && agreed >= leastAgreed * both;
}

/** How many records of `many` are known to be the same as one record of `one`. */
export type KnownMeetings = (one: HashTable, many: HashTable) => number;

/** Counts what `pairsOf` would give for every two tables at once: most have too little in common to be brought together. */
export async function countMeetings(engine: Engine, { relation }: KnownRecords, options: RunOptions): Promise<KnownMeetings> {
  const held = sql`select "database", "table", entity_id, count(*) as n from ${relation} as k group by "database", "table", entity_id`;
  const rows = await engine.all<{ database: string; table: string; other_database: string; other_table: string; met: number }>(
    sql`with held as (${held}) select o."database", o."table", m."database" as other_database, m."table" as other_table, cast(sum(m.n) as bigint) as met
      from held as o join held as m on m.entity_id = o.entity_id where o.n = 1 group by o."database", o."table", m."database", m."table"`,
    options,
  );
  const counts = new Map(rows.map(({ met: count, ...names }) => [JSON.stringify(Object.values(names)), count]));
  return ({ table: one }, { table: many }) => counts.get(JSON.stringify([one.database, one.table, many.database, many.table])) ?? 0;
}

/** Two tables that share no key, brought together by what is known alone; null where too few records are. */
export async function alignKnown(
  engine: Engine,
  left: HashTable,
  right: HashTable,
  known: KnownRecords,
  meetings: KnownMeetings,
  options: RunOptions,
): Promise<Alignment | null> {
  const [one, many] = meetings(right, left) > meetings(left, right) ? [right, left] : [left, right];
  if (meetings(one, many) < fewest) return null;
  const rows = await engine.materialize('origin_aligned', pairsOf(known, one, many), options);
  const oneMet = await met(engine, rows, options);
  return {
    one,
    many,
    oneKey: [],
    manyKey: [],
    rows,
    every: 1,
    meetings: rows.rows,
    complete: () => Promise.resolve(rows),
    manyKeyed: many.table.rows,
    oneKeyed: one.table.rows,
    oneMet,
    repetition: rows.rows / Math.max(1, oneMet),
  };
}
