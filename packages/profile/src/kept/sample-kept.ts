import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, id, join as joined, nameOf, type Sql, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import type { Guess } from '../detect-reading.ts';
import type { ProfileInput } from '../input.ts';
import { type NumberColumn, numberColumns, sortedNumbers } from '../robust-numbers.ts';
import { type Sample, sampledOf, textKeys } from '../sample.ts';
import { allQuantiles, type SampleFacts, textsToGuessFrom } from '../sample-facts.ts';
import type { PartsChange } from './parts-change.ts';
import { type KeptTexts, lastHash, type MovedText, numbersAfter, textsAfter, textsOf } from './sample-values.ts';

/** What is kept of a sample's values: a change is added to it, and the sample is not read. */
export interface KeptFacts {
  every: number;
  texts: Record<string, KeptTexts>;
  /** The file of the sorted numbers, and the columns in it: their keys, how they were read, how many numbers. */
  file?: string;
  numbers: readonly { key: string; read: string; length: number }[];
}

/** The values of a sample that are looked at, kept from run to run. */
export class KeptSampleFacts implements SampleFacts {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly #engine: Engine;
  readonly #sample: Sample;
  readonly #folder: string;
  readonly #known: KeptFacts | null;
  readonly #kept: ReadonlyMap<string, KeptTexts>;
  readonly #change: { came: Sql; went: Sql } | null;
  readonly #signal: AbortSignal | undefined;
  #numbers: readonly (KeptFacts['numbers'][number] & { sorted: Float64Array })[] = [];

  private constructor(
    engine: Engine,
    sample: Sample,
    folder: string,
    known: KeptFacts | null,
    kept: ReadonlyMap<string, KeptTexts>,
    change: { came: Sql; went: Sql } | null,
    signal: AbortSignal | undefined,
  ) {
    this.#engine = engine;
    this.#sample = sample;
    this.#folder = folder;
    this.#known = known;
    this.#kept = kept;
    this.#change = change;
    this.#signal = signal;
    this.texts = new Map([...kept].map(([key, { values }]) => [key, values.slice(0, textsToGuessFrom)]));
  }

  /**
   * @param known what was kept, if it can be added to.
   * @param moved sampled rows of parts that came and went, with their `sign`.
   */
  static async open(
    engine: Engine,
    sample: Sample,
    folder: string,
    known: KeptFacts | null,
    moved: WorkTable | null,
    signal: AbortSignal | undefined,
  ): Promise<KeptSampleFacts> {
    const usable = known && moved && known.every === sample.every ? known : null;
    const keys = textKeys(sample);
    const changed = usable && moved ? await movedTexts(engine, moved, keys, usable.texts, signal) : null;
    const after = keys.map((key) => {
      const was = usable?.texts[key];
      return [key, was && changed ? textsAfter(was, changed.get(key) ?? []) : null] as const;
    });
    const told = new Map(after.flatMap(([key, texts]) => (texts ? [[key, texts] as const] : [])));
    const texts = told.size === keys.length ? told : await textsOf(engine, sample, signal);
    const of = (sign: number): Sql => sql`(select * from ${moved?.name ?? sql``} m where sign = ${sign})`;
    return new KeptSampleFacts(engine, sample, folder, usable, texts, usable && moved ? { came: of(1), went: of(-1) } : null, signal);
  }

  async quantiles(guesses: ReadonlyMap<string, Guess>): ReturnType<SampleFacts['quantiles']> {
    const columns = numberColumns(this.#sample.columns, guesses);
    const numbers = await this.#changed(columns);
    const anew = columns.filter(({ key }) => !numbers.has(key));
    if (anew.length > 0) {
      const { name } = await this.#sample.table();
      for (const [key, sorted] of await sortedNumbers(this.#engine, sql`${name}`, anew, this.#signal)) numbers.set(key, sorted);
    }
    this.#numbers = columns.map(({ key, guess }) => {
      const sorted = numbers.get(key) ?? new Float64Array(0);
      return { key, read: nameOf(guess), length: sorted.length, sorted };
    });
    return allQuantiles(numbers);
  }

  /** Writes what was told. @param name what names of files begin with. */
  async write(name: string): Promise<KeptFacts> {
    const texts = Object.fromEntries(this.#kept);
    const { every } = this.#sample;
    if (this.#numbers.length === 0) return { every, texts, numbers: [] };
    const file = `${name}.numbers`;
    await writeWhole(join(this.#folder, file), async (beside) => {
      const handle = await open(beside, 'w', 0o600);
      try {
        for (const { sorted } of this.#numbers) await handle.write(new Uint8Array(sorted.buffer, sorted.byteOffset, sorted.byteLength));
      } finally {
        await handle.close();
      }
    });
    return { every, texts, file, numbers: this.#numbers.map(({ key, read, length }) => ({ key, read, length })) };
  }

  /** The numbers of columns that were read in the same way, after the change. */
  async #changed(columns: readonly NumberColumn[]): Promise<Map<string, Float64Array>> {
    const numbers = new Map<string, Float64Array>();
    const known = await this.#read();
    const some = columns.filter(({ key, guess }) => known.get(key)?.read === nameOf(guess));
    if (!this.#change || some.length === 0) return numbers;
    const came = await sortedNumbers(this.#engine, this.#change.came, some, this.#signal);
    const went = await sortedNumbers(this.#engine, this.#change.went, some, this.#signal);
    const none = new Float64Array(0);
    for (const { key } of some) {
      const after = numbersAfter(known.get(key)?.sorted ?? none, came.get(key) ?? none, went.get(key) ?? none);
      if (after) numbers.set(key, after);
    }
    return numbers;
  }

  async #read(): Promise<Map<string, { read: string; sorted: Float64Array }>> {
    const { file, numbers = [] } = this.#known ?? {};
    const bytes = file === undefined ? null : await readFile(join(this.#folder, file)).catch(() => null);
    const found = new Map<string, { read: string; sorted: Float64Array }>();
    const length = numbers.reduce((sum, one) => sum + one.length, 0);
    if (bytes?.length !== 8 * length) return found;
    const all = new Float64Array(Uint8Array.from(bytes).buffer);
    let from = 0;
    for (const { key, read, length: own } of numbers) {
      found.set(key, { read, sorted: all.subarray(from, from + own) });
      from += own;
    }
    return found;
  }
}

/** Sampled rows of parts that came and went, with `sign` 1 and -1. Columns are called by their keys. */
export async function movedRows(
  engine: Engine,
  input: ProfileInput,
  { columns, every }: Sample,
  { came, went }: PartsChange,
  signal: AbortSignal | undefined,
): Promise<WorkTable> {
  const rows = (parts: PartsChange['came'], sign: number): Sql[] =>
    parts.length === 0 ? [] : [sql`select *, ${sign} as sign from (${sampledOf(input, columns, every, parts, engine.dialect)}) s`];
  return engine.materialize('profile_moved_sample', joined([...rows(came, 1), ...rows(went, -1)], sql` union all `), { signal });
}

async function movedTexts(
  engine: Engine,
  moved: WorkTable,
  keys: readonly string[],
  known: Readonly<Record<string, KeptTexts>>,
  signal: AbortSignal | undefined,
): Promise<Map<string, MovedText[]>> {
  const found = new Map<string, MovedText[]>(keys.map((key) => [key, []]));
  if (keys.length === 0) return found;
  const { dialect } = engine;
  const cells = keys.map((key) => {
    const value = dialect.cast(sql`${id(key)}`, 'text');
    const hash = dialect.hashRow([value]);
    const last = lastHash(known[key]);
    const near = last === null ? value : sql`case when ${hash} <= ${last} then ${value} end`;
    return sql`${near} as ${id(`v_${key}`)}, ${hash} as ${id(`h_${key}`)}`;
  });
  for await (const rows of engine.stream(sql`select sign, ${joined(cells)} from ${moved.name} m`, { signal }))
    for (const row of rows)
      for (const key of keys) {
        const value = row[`v_${key}`];
        if (typeof value === 'string') found.get(key)?.push({ value, hash: BigInt(row[`h_${key}`] as bigint | number), sign: Number(row.sign) });
      }
  return found;
}
