import { type Engine, sql } from '@sogoc/engine';
import { isPlainText } from '../column-stats.ts';
import { plainPattern } from '../plainly.ts';
import { plainInteger } from '../reading.ts';
import { HashGroups } from './group-hashes.ts';
import type { PartsExtremes } from './moved-extremes.ts';
import { bits, isFilled, type KnownColumn, lengthFrom, longest, type MovedValues, unusualSql } from './moved-values.ts';
import type { AskedValues, PageValues, ToldOfPages, ValueRows } from './page-values.ts';
import type { PartsChange } from './parts-change.ts';

/** What changed in a column, and its extremes in the parts that came and in those that went; null where these are not told. */
export interface MovedByPages {
  moved: MovedValues;
  came: PartsExtremes | null;
  went: PartsExtremes | null;
}

/** With more texts that are not usual than this share of all rows, the engine is asked of all. */
const mostOdd = 1 / 16;
const every = 2n ** 63n - 1n;

/** As `movedValues`, by the pages of the files, one column after the other in the same memory: what it gives is good until the next. */
export class MovedPages {
  readonly #engine: Engine;
  readonly #reader: PageValues;
  readonly #change: PartsChange;
  readonly #signal: AbortSignal | undefined;
  readonly #total: number;
  readonly #rowsThatCame: number;
  readonly #into: ValueRows;
  readonly #groups: HashGroups;

  constructor(engine: Engine, reader: PageValues, change: PartsChange, signal: AbortSignal | undefined) {
    [this.#engine, this.#reader, this.#change, this.#signal] = [engine, reader, change, signal];
    const count = (parts: PartsChange['came']): number => parts.reduce((sum, { rows }) => sum + rows, 0);
    this.#rowsThatCame = count(change.came);
    this.#total = this.#rowsThatCame + count(change.went);
    const total = this.#total;
    this.#into = {
      hashes: new Int32Array(2 * total),
      told: new Int32Array(total),
      n: new Int32Array(total),
      rows: new Float64Array(total),
      count: 0,
    };
    this.#groups = new HashGroups(total);
  }

  /** What changed in a column; null where its values are not read so. */
  async of(one: KnownColumn): Promise<MovedByPages | null> {
    this.#signal?.throwIfAborted();
    const [into, asked] = [this.#into, askedOf(one)];
    if (!asked) return null;
    into.count = 0;
    const came = readParts(this.#reader, this.#change.came, asked, 0, into);
    const went = came && readParts(this.#reader, this.#change.went, asked, this.#rowsThatCame, into);
    const odd = came && went ? [...came.odd, ...went.odd] : [];
    if (!came || !went || odd.length > mostOdd * this.#total) return null;
    if (odd.length > 0) await tellOdd(this.#engine, one, odd, into.told, this.#signal);
    // An odd text that can be read is none of the numbers that were told.
    const isRead = odd.some(({ at }) => ((into.told[at] ?? 0) & (bits.present + bits.unreadable)) === bits.present);
    const moved = { ...this.#groups.of({ ...into, came: this.#rowsThatCame }, isFilled), nulls: came.nulls - went.nulls };
    return { moved, came: isRead ? null : extremesOf(one, came), went: isRead ? null : extremesOf(one, went) };
  }
}

function readParts(reader: PageValues, parts: PartsChange['came'], asked: AskedValues, from: number, into: ValueRows): ToldOfPages | null {
  let [first, nulls] = [from, 0];
  const odd: { at: number; text: string }[] = [];
  let bounds: ToldOfPages['bounds'] = { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY, sum: 0 };
  for (const part of parts) {
    const told = reader.add(part, asked, first, into);
    if (!told) return null;
    nulls += told.nulls;
    odd.push(...told.odd);
    bounds = bounds &&
      told.bounds && {
        least: Math.min(bounds.least, told.bounds.least),
        most: Math.max(bounds.most, told.bounds.most),
        sum: bounds.sum + told.bounds.sum,
      };
    first += part.rows;
  }
  return { nulls, odd, bounds };
}

/** What is asked of the pages of a column; null where more must be told of its values than pages tell. */
function askedOf({ column, guess, known }: KnownColumn): AskedValues | null {
  const { from: name, storage } = column;
  const value = bits.filled + bits.present;
  const last = known.lists.whole ? every : known.lists.others.orders.at(-1);
  const isStored = guess.reading.kind === 'stored';
  const asked = (usual: string | null, told = value): AskedValues => ({
    ...{ name, storage, usual, last: last ?? every, isNumber: told !== value },
    told: { usual: told, small: bits.small, finite: bits.finite, fraction: bits.fractions, lengthFrom, longest },
  });
  if (storage === 'text' && !column.plainText) return null;
  if (isPlainText(column, guess)) return asked(plainPattern);
  if (storage === 'text') return guess.type === 'integer' && guess.reading.kind === 'number' ? asked(plainInteger, value + bits.finite) : null;
  if ((storage === 'integer' || storage === 'date') && isStored && guess.type === storage) return asked(null);
  return storage === 'double' && isStored && guess.type === 'decimal' ? asked(null) : null;
}

/** What is told of texts for which the usual expression does not hold, by the engine. */
async function tellOdd(engine: Engine, one: KnownColumn, odd: ToldOfPages['odd'], told: Int32Array, signal: AbortSignal | undefined): Promise<void> {
  const texts = [...new Set(odd.map(({ text }) => text))];
  const query = sql`select v as text, ${unusualSql(one, sql`v`, engine.dialect)} as told from (select unnest(${texts}) as v) g`;
  const found = new Map((await engine.all<{ text: string; told: number }>(query, { signal })).map(({ text, told: own }) => [text, own]));
  for (const { at, text } of odd) told[at] = found.get(text) ?? 0;
}

/** The extremes as the engine would write them; null where it must be asked. */
function extremesOf({ column, guess }: KnownColumn, { bounds }: ToldOfPages): PartsExtremes | null {
  if (!bounds) return null;
  const { least, most, sum } = bounds;
  if (least > most) return { min: null, max: null, sum: null };
  const [min, max] = [textOf(column.storage, least), textOf(column.storage, most)];
  if (min === null || max === null) return null;
  return { min, max, sum: guess.type === 'date' ? null : sum };
}

function textOf(storage: string, value: number): string | null {
  if (storage === 'date') {
    const day = new Date(value * 86_400_000);
    const text = Number.isNaN(day.getTime()) ? '' : day.toISOString();
    return /^[1-9]\d{3}-/.test(text) ? text.slice(0, 10) : null;
  }
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e15 ? String(value) : null;
}
