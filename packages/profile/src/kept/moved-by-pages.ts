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

/** As `movedValues`, of those columns whose values can be read by the pages of their files. */
export async function movedByPages(
  engine: Engine,
  reader: PageValues,
  { came, went }: PartsChange,
  columns: readonly KnownColumn[],
  signal: AbortSignal | undefined,
): Promise<Map<KnownColumn, MovedByPages>> {
  const found = new Map<KnownColumn, MovedByPages>();
  const total = [...came, ...went].reduce((sum, { rows }) => sum + rows, 0);
  const rowsThatCame = came.reduce((sum, { rows }) => sum + rows, 0);
  if (total === 0) return found;
  const into: ValueRows = {
    hashes: new Int32Array(2 * total),
    told: new Int32Array(total),
    n: new Int32Array(total),
    rows: new Float64Array(total),
    count: 0,
  };
  const groups = new HashGroups(total);
  for (const one of columns) {
    signal?.throwIfAborted();
    const asked = askedOf(one);
    if (!asked) continue;
    into.count = 0;
    const inCame = readParts(reader, came, asked, 0, into);
    const inWent = inCame && readParts(reader, went, asked, rowsThatCame, into);
    const odd = inCame && inWent ? [...inCame.odd, ...inWent.odd] : [];
    if (!inCame || !inWent || odd.length > mostOdd * total) continue;
    if (odd.length > 0) await tellOdd(engine, one, odd, into.told, signal);
    const { hashes, told, n, rows, count } = into;
    const moved = { ...groups.of({ hashes, told, n, rows, count, came: rowsThatCame }, isFilled), nulls: inCame.nulls - inWent.nulls };
    found.set(one, { moved, came: extremesOf(one, inCame), went: extremesOf(one, inWent) });
  }
  return found;
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
    ...{ name, storage, usual, last: last ?? every },
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
  if (!bounds || column.storage === 'text') return null;
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
