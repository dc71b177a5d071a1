import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import { everyNth } from './agreement.ts';
import type { Containment } from './containment.ts';
import { type Field, hashColumn, textHash } from './field.ts';
import type { HashTable } from './hash-tables.ts';

const maxAttempts = 120;
const sampleRows = 400;
/** Fields that are looked into in one statement: each holds memory of its own. */
const targetsAtOnce = 40;
/** Share of a sample's joined values that must be known elsewhere. */
const needed = 0.6;

/** Columns of one table that were tried together, with the sample's share found in a field elsewhere. */
interface Attempt {
  table: TableProfile;
  columns: ColumnProfile[];
}

/**
 * Finds columns that together hold what another database keeps in one column (type and name; surname, middle and given name). Every pair of a
 * text column with a neighbour, and every run of three, is joined by a blank on a sample of rows and looked up among all values at once.
 *
 * @returns the column lists worth a field of their own, at most one for each last column and target.
 */
export async function findConcatenations(
  engine: Engine,
  tables: readonly HashTable[],
  containment: Containment,
  pack: CountryPack,
  options: RunOptions,
): Promise<Attempt[]> {
  const attempts = tables.flatMap((table) => attemptsOf(table, tables, containment));
  if (attempts.length === 0) return [];
  const samples = await sampleTables(engine, attempts, options);
  await using joined = await engine.materialize('origin_joined', joinedSamples(attempts, samples, engine), options);
  for (const one of samples.values()) await one.drop();
  await using sample = await engine.materialize('origin_joined', hashesOf(joined, engine, pack), options);
  const targets = tables.flatMap((table) => table.fields.filter(isWordy).map((field) => ({ table, field })));
  const known = targets.map(
    ({ table, field }) =>
      sql`select ${field.index} as field, attempt, count(*) as n from ${sample.name}
        where h in (select ${id(hashColumn(field))} from ${table.rows.name}) group by attempt`,
  );
  const sizes = await engine.all<{ attempt: number; n: number }>(sql`select attempt, count(*) as n from ${sample.name} group by attempt`, options);
  const hits: { field: number; attempt: number; n: number }[] = [];
  for (let at = 0; at < known.length; at += targetsAtOnce)
    hits.push(...(await engine.all<(typeof hits)[number]>(join(known.slice(at, at + targetsAtOnce), sql` union all `), options)));
  const sizeOf = new Map(sizes.map((row) => [row.attempt, row.n]));
  return choose(
    attempts,
    hits,
    sizeOf,
    targets.map(({ field }) => field),
    tables,
    containment,
  );
}

function isWordy(field: Field): boolean {
  const [column] = field.columns;
  return field.columns.length === 1 && column !== undefined && column.type === 'text' && column.distinct >= 2 && (column.maxLength ?? 0) <= 200;
}

/** A text column that no other database holds as it is may be a part; its neighbours may be the other parts. */
function attemptsOf(own: HashTable, all: readonly HashTable[], containment: Containment): Attempt[] {
  const others = all.filter((table) => table.table.database !== own.table.database).flatMap((table) => table.fields.filter(isWordy));
  const wordy = own.fields.filter(isWordy);
  const unknown = wordy.filter((field) => field.table.rows > 0 && !others.some((other) => containment.contained(field, other) >= 0.8));
  const columns = wordy.map((field) => field.columns[0]).filter((column) => column !== undefined);
  const attempts: Attempt[] = [];
  for (const field of unknown) {
    const [last] = field.columns;
    if (!last) continue;
    const at = columns.indexOf(last);
    for (const first of columns) if (first !== last && first.distinct <= 2000) attempts.push({ table: own.table, columns: [first, last] });
    const [before, middle] = [columns[at - 2], columns[at - 1]];
    if (before && middle) attempts.push({ table: own.table, columns: [before, middle, last] });
  }
  return attempts.slice(0, maxAttempts);
}

/** `attempt` and each distinct text `joined` that it makes of a sample of rows. */
function joinedSamples(attempts: readonly Attempt[], samples: ReadonlyMap<TableProfile, WorkTable>, { dialect }: Engine): Sql {
  const texts = attempts.flatMap(({ table, columns }, at) => {
    const sample = samples.get(table);
    const parts = columns.flatMap((column, part) => (part === 0 ? [textOf(column, table)] : [sql`' '`, textOf(column, table)]));
    return sample ? [sql`select ${at} as attempt, ${dialect.concat(...parts)} as joined from ${sample.name}`] : [];
  });
  return sql`select distinct attempt, joined from (${join(texts, sql` union all `)}) where joined is not null`;
}

/** `attempt` and the hash `h` of each distinct form. Of a table: the engine compiles the patterns that fold texts once for each query of a union. */
function hashesOf(joined: WorkTable, { dialect }: Engine, pack: CountryPack): Sql {
  return sql`select distinct attempt, ${textHash(sql`form`, dialect)} as h from (select attempt, ${pack.fold(sql`joined`, dialect)} as form from ${joined.name})`;
}

const textOf = (column: ColumnProfile, table: TableProfile): Sql => sql`${id(`c${table.columns.indexOf(column)}`)}`;

/** The texts of some rows of each table, read once: `c` and the column's place. */
async function sampleTables(engine: Engine, attempts: readonly Attempt[], options: RunOptions): Promise<Map<TableProfile, WorkTable>> {
  const samples = new Map<TableProfile, WorkTable>();
  for (const [table, own] of Map.groupBy(attempts, (attempt) => attempt.table)) {
    const columns = [...new Set(own.flatMap((attempt) => attempt.columns))];
    const texts = columns.map((column) => sql`${columnText(column, 't', engine.dialect)} as ${textOf(column, table)}`);
    const some = everyNth(sql`t.${id(rowNumberColumn(table))}`, table.rows, sampleRows);
    const query = sql`select ${join(texts)} from ${tableSql(table, engine.dialect)} as t where ${some}`;
    samples.set(table, await engine.materialize('origin_sample', query, options));
  }
  return samples;
}

function choose(
  attempts: readonly Attempt[],
  hits: readonly { field: number; attempt: number; n: number }[],
  sizeOf: ReadonlyMap<number, number>,
  targets: readonly Field[],
  tables: readonly HashTable[],
  containment: Containment,
): Attempt[] {
  const byIndex = new Map(targets.map((field) => [field.index, field]));
  const best = new Map<string, { attempt: Attempt; share: number }>();
  for (const hit of hits) {
    const attempt = attempts[hit.attempt];
    const target = byIndex.get(hit.field);
    if (!attempt || !target || target.database === attempt.table.database) continue;
    const share = hit.n / Math.max(1, sizeOf.get(hit.attempt) ?? 0);
    const alone = aloneIn(attempt, target, tables, containment);
    if (share < needed || share < alone + 0.2) continue;
    const key = `${attempt.table.database}.${attempt.table.table}.${attempt.columns.at(-1)?.name}`;
    if (share > (best.get(key)?.share ?? 0)) best.set(key, { attempt, share });
  }
  return [...best.values()].map(({ attempt }) => attempt);
}

/** How much of the parts is already in the target without joining. */
function aloneIn(attempt: Attempt, target: Field, tables: readonly HashTable[], containment: Containment): number {
  const own = tables.find((table) => table.table === attempt.table)?.fields ?? [];
  const parts = own.filter((field) => field.columns.length === 1 && attempt.columns.some((column) => column === field.columns[0]));
  return Math.max(0, ...parts.map((field) => containment.contained(field, target)));
}
