import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { boundsSql, finiteSql, orderedBy, readValues, storedValue } from '../column-stats.ts';
import type { TablePart } from '../table-profile.ts';
import { hashOf } from '../value-hash.ts';
import { type Bounds, tellsBounds, toldBounds } from './extremes.ts';
import { type KnownColumn, namesOf, valuesSql } from './moved-values.ts';

/** The extremes of a column in some parts, and the sum of its numbers. */
export interface PartsExtremes extends Bounds {
  sum: number | null;
}

/** The same of some columns: as far as files tell it of themselves, and else by one statement. */
export async function extremesIn(
  engine: Engine,
  parts: readonly TablePart[],
  columns: readonly KnownColumn[],
  signal: AbortSignal | undefined,
): Promise<PartsExtremes[]> {
  const files = parts.filter(({ rows }) => rows > 0).map(({ file }) => file);
  if (files.length === 0) return columns.map(() => ({ min: null, max: null, sum: null }));
  const { dialect } = engine;
  const told = await toldBounds(
    engine,
    files,
    columns.filter(({ column, guess }) => tellsBounds(column, guess)).map(({ column }) => column),
    signal,
  );
  const asked = columns.filter(({ column }) => !told.has(column.from));
  const cells = asked.flatMap(({ column, guess }, at) => {
    const names = namesOf(at);
    const { min, max } = boundsSql(column, guess, dialect, names);
    const isNumber = guess.type === 'integer' || guess.type === 'decimal';
    const sum = isNumber ? sql`sum(case when ${finiteSql(names.typed)} then cast(${names.typed} as double) end)` : sql`null`;
    return [sql`${min} as ${id(`min${at}`)}, ${max} as ${id(`max${at}`)}, ${sum} as ${id(`sum${at}`)}`];
  });
  const found: Record<string, unknown> =
    asked.length === 0
      ? {}
      : await engine.one(sql`select ${join(cells)} from ${valuesSql(dialect.readParquet(files), sql``, asked, dialect)} g`, { signal });
  return columns.map((one) => {
    const bounds = told.get(one.column.from);
    if (bounds) return { ...bounds, sum: null };
    const at = asked.indexOf(one);
    return { min: found[`min${at}`], max: found[`max${at}`], sum: found[`sum${at}`] } as PartsExtremes;
  });
}

/** The hash of a value that is the least, or the greatest, of a column in some parts, by its halves. */
export async function extremeHash(
  engine: Engine,
  parts: readonly TablePart[],
  { column, guess }: KnownColumn,
  which: 'min' | 'max',
  signal: AbortSignal | undefined,
): Promise<[number, number]> {
  const { dialect } = engine;
  const stored = sql`(select ${storedValue(column, 't', dialect)} as v from ${dialect.readParquet(parts.map(({ file }) => file))} t)`;
  const of = (value: Sql, by: Sql): Sql => (which === 'min' ? dialect.minBy(value, by) : dialect.maxBy(value, by));
  const query = sql`select ${of(hashOf(column, sql`v`, dialect), orderedBy(guess))} as hash from ${readValues(stored, column, guess, dialect)} g`;
  for await (const [hash] of engine.streamNumbers(query, { signal })) return [hash?.[0] ?? 0, hash?.[1] ?? 0];
  return [0, 0];
}
