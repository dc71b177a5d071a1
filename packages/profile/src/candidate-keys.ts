import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { columnText } from './column-text.ts';
import type { Sample } from './sample.ts';
import type { ColumnProfile } from './table-profile.ts';

/** A column with what the search needs to know. */
export interface KeyColumn {
  profile: ColumnProfile;
  /** Its name in the sample. */
  key: string;
  fitness: number;
  /** Its meaning or its name says that its values tell things apart. */
  identifies: boolean;
}

const keysAtMost = 5;
const pairColumns = 12;
const tripleColumns = 8;
/** Whole-table tests that a search may make; each groups all rows. */
const verifications = 6;
/** Above this, sets of columns are sought only where no single column is a key. */
const manyRows = 200_000;

/**
 * The smallest sets of one to three columns whose values are never missing and never repeat, best first. Sets are refuted by their distinct counts,
 * then on the sample, then on all rows of a 64th of the first column's values, and only what is left is tested on all rows; the search is bounded, so
 * a table with very many near-keys may have one that is not found.
 */
export async function candidateKeys(
  engine: Engine,
  sample: Sample,
  columns: readonly KeyColumn[],
  duplicateRows: number,
  signal?: AbortSignal,
): Promise<string[][]> {
  const { rows } = sample;
  if (rows === 0 || duplicateRows > 0) return [];
  const filled = columns.filter(({ profile }) => profile.missing === 0 && profile.distinct > 0);
  const byFitness = (list: KeyColumn[]): KeyColumn[] => list.sort((a, b) => b.fitness - a.fitness);
  const singles = byFitness(filled.filter(({ profile }) => profile.distinct === rows)).map(({ profile }) => [profile.name]);
  const keys: string[][] = singles.slice(0, keysAtMost);
  if (keys.length >= keysAtMost || rows < 2 || (rows > manyRows && keys.length > 0)) return keys;
  const pool = byFitness(filled.filter(({ profile, fitness }) => profile.distinct < rows && profile.distinct > 1 && fitness >= 0));
  const search = new Search(engine, sample, signal);
  for (const set of [...pairs(pool.slice(0, pairColumns)), ...triples(pool.slice(0, tripleColumns))]) {
    if (keys.length >= keysAtMost || search.spent) break;
    const names = set.map(({ profile }) => profile.name);
    if (keys.some((key) => key.every((name) => names.includes(name)))) continue;
    if (await search.isKey(set)) keys.push(names);
  }
  return keys;
}

/** Do these columns tell all records apart, as records are named by them, with none of them missing anywhere? */
export async function tellsApart(
  engine: Engine,
  { rows, all, columns }: Sample,
  key: readonly ColumnProfile[],
  signal?: AbortSignal,
): Promise<boolean> {
  if (key.length === 0 || key.some(({ missing }) => missing > 0)) return false;
  const [only, ...more] = key;
  if (only && more.length === 0) return only.distinct === rows;
  if (key.reduce((product, { distinct }) => product * distinct, 1) < rows) return false;
  const from = new Map(columns.map((column) => [column.name, column.from]));
  const values = key.map((column) => columnText({ ...column, name: from.get(column.name) ?? column.name }, 't', engine.dialect));
  return !(await repeats(engine, sql`${all} t`, values, signal));
}

async function repeats(engine: Engine, table: Sql, columns: readonly Sql[], signal: AbortSignal | undefined): Promise<boolean> {
  const found = await engine.all<{ found: number }>(sql`select 1 as found from ${table} group by ${join(columns)} having count(*) > 1 limit 1`, {
    signal,
  });
  return found.length > 0;
}

function pairs(columns: readonly KeyColumn[]): KeyColumn[][] {
  return best(columns.flatMap((a, i) => columns.slice(i + 1).map((b) => [a, b])));
}

function triples(columns: readonly KeyColumn[]): KeyColumn[][] {
  return best(columns.flatMap((a, i) => columns.slice(i + 1).flatMap((b, j) => columns.slice(i + j + 2).map((c) => [a, b, c]))));
}

const total = (set: readonly KeyColumn[]): number => set.reduce((sum, { fitness }) => sum + fitness, 0);
const best = (sets: KeyColumn[][]): KeyColumn[][] => sets.sort((a, b) => total(b) - total(a));

class Search {
  readonly #engine: Engine;
  readonly #sample: Sample;
  readonly #signal: AbortSignal | undefined;
  #left = verifications;

  constructor(engine: Engine, sample: Sample, signal: AbortSignal | undefined) {
    this.#engine = engine;
    this.#sample = sample;
    this.#signal = signal;
  }

  get spent(): boolean {
    return this.#left <= 0;
  }

  async isKey(set: readonly KeyColumn[]): Promise<boolean> {
    const { rows, whole, all } = this.#sample;
    if (set.reduce((product, { profile }) => product * profile.distinct, 1) < rows) return false;
    const inSample = set.map(({ key }) => sql`${id(key)}`);
    const table = await this.#sample.table();
    if (await this.#repeats(sql`${table.name} t`, inSample)) return false;
    if (whole) return true;
    const names = set.map(({ profile }) => sql`${id('t', profile.name)}`);
    const widest = set.reduce((a, b) => (a.profile.distinct >= b.profile.distinct ? a : b));
    const hash = this.#engine.dialect.hashRow([sql`${id('t', widest.profile.name)}`]);
    if (await this.#repeats(sql`(select * from ${all} t where ${hash} % 64 = 1) t`, names)) return false;
    this.#left -= 1;
    return !(await this.#repeats(sql`${all} t`, names));
  }

  #repeats(table: Sql, columns: readonly Sql[]): Promise<boolean> {
    return repeats(this.#engine, table, columns, this.#signal);
  }
}
