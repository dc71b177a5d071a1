import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Row } from './engine.ts';

/** Types whose values are plain as they come. */
const plainTypes = new Set<number>([
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.VARCHAR,
]);

const millisecondsOfDay = 86_400_000n;
const furthestDate = 8_640_000_000_000_000n;

/** The rows of a chunk as objects with plain values (see `Row`). */
export function chunkRows(chunk: DuckDBDataChunk, names: readonly string[]): Row[] {
  const rows: Row[] = Array.from({ length: chunk.rowCount }, () => ({}));
  names.forEach((name, column) => {
    const set = setter(name);
    const vector = chunk.getColumnVector(column);
    const isPlain = plainTypes.has(vector.type.typeId);
    rows.forEach((row, index) => {
      const value = vector.getItem(index);
      set(row, isPlain ? value : plain(value));
    });
  });
  return rows;
}

/** A column may be called `__proto__`, which plain assignment would swallow. */
function setter(name: string): (row: Row, value: unknown) => void {
  if (name !== '__proto__')
    return (row, value) => {
      row[name] = value;
    };
  return (row, value) => void Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
}

function plain(value: DuckDBValue): unknown {
  if (typeof value === 'bigint') return safeNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBDecimalValue) return decimal(value);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue) return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, plain(entry)]));
  if (value instanceof DuckDBMapValue) return value.entries.map((entry) => ({ key: plain(entry.key), value: plain(entry.value) }));
  if (value instanceof DuckDBBlobValue) return new Uint8Array(value.bytes);
  return date(value) ?? infinity(value) ?? value.toString();
}

function safeNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** 15 digits are what every double keeps; more of them stay text, so that no digit is lost. */
function decimal(value: DuckDBDecimalValue): number | string {
  const digits = value.value < 0n ? -value.value : value.value;
  return digits < 10n ** 15n ? Number(value.toString()) : value.toString();
}

/** A date or timestamp as Date; infinity and what lies beyond the reach of Date stays text. */
function date(value: object & DuckDBValue): Date | undefined {
  const milliseconds = millisecondsOf(value);
  return milliseconds === undefined || milliseconds > furthestDate || milliseconds < -furthestDate ? undefined : new Date(Number(milliseconds));
}

/** The library writes an infinite date as a day. */
function infinity(value: object): string | undefined {
  if (!(value instanceof DuckDBDateValue) || value.isFinite) return undefined;
  return value.days > 0 ? 'infinity' : '-infinity';
}

function millisecondsOf(value: object): bigint | undefined {
  if (value instanceof DuckDBDateValue) return value.isFinite ? BigInt(value.days) * millisecondsOfDay : undefined;
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return floorDivide(value.micros, 1000n);
  if (value instanceof DuckDBTimestampMillisecondsValue) return value.millis;
  if (value instanceof DuckDBTimestampSecondsValue) return value.seconds * 1000n;
  if (value instanceof DuckDBTimestampNanosecondsValue) return floorDivide(value.nanos, 1_000_000n);
  return undefined;
}

function floorDivide(value: bigint, by: bigint): bigint {
  return value < 0n ? -((-value + by - 1n) / by) : value / by;
}
