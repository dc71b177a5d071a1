import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { SqlType } from './dialect.ts';
import { vectorTexts } from './duckdb-texts.ts';
import type { NumberBatch, NumberColumn } from './engine.ts';
import { EngineError } from './error.ts';

/** How the numbers of a type lie in a vector, which is read and written as a whole: looking at one after the other takes ten times as long. */
const arrays = {
  [duckdb.Type.INTEGER]: { Numbers: Int32Array, each: 1 },
  [duckdb.Type.DOUBLE]: { Numbers: Float64Array, each: 1 },
  [duckdb.Type.BIGINT]: { Numbers: Int32Array, each: 2 },
} as const;

/** A chunk's memory goes with it: it stays for as long as somebody holds its numbers, so that these need not be copied. */
const chunkOf = new WeakMap<ArrayBufferLike, DuckDBDataChunk>();

/** The columns of a chunk as arrays (see `Engine.streamNumbers`). */
export function chunkNumbers(chunk: DuckDBDataChunk): NumberBatch {
  const rows = chunk.rowCount;
  return Array.from({ length: chunk.columnCount }, (_, index): NumberColumn => {
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
    const type = duckdb.get_type_id(duckdb.vector_get_column_type(vector));
    // What lies where there is no value is anything.
    const valid = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
    const isValid = (row: number): boolean => !valid || (((valid[row >> 3] ?? 0) >> (row & 7)) & 1) !== 0;
    if (type === duckdb.Type.VARCHAR) return vectorTexts(vector, rows, isValid);
    const layout = arrays[type as keyof typeof arrays];
    if (!layout)
      throw new EngineError('ENGINE_BAD_VALUE', 'A column is not of a type that comes as numbers', {
        place: `column ${index + 1}`,
        remedy: 'Cast it to integer, bigint, double or text',
      });
    const { Numbers, each } = layout;
    const bytes = duckdb.vector_get_data(vector, rows * each * Numbers.BYTES_PER_ELEMENT);
    const held = new Numbers(bytes.buffer as ArrayBuffer, bytes.byteOffset, rows * each);
    chunkOf.set(bytes.buffer, chunk);
    if (!valid) return held;
    const values = held.slice();
    for (let row = 0; row < rows; row += 1) if (!isValid(row)) values.fill(0, row * each, (row + 1) * each);
    return values;
  });
}

/** Writes rows of one column into a chunk that has as many. */
export function setNumbers(chunk: DuckDBDataChunk, index: number, type: SqlType, values: NumberColumn): void {
  const { buffer, byteOffset, byteLength } = laidOut(values, type);
  duckdb.copy_data_to_vector(duckdb.data_chunk_get_vector(chunk.chunk, index), 0, buffer as ArrayBuffer, byteOffset, byteLength);
}

function laidOut(values: NumberColumn, type: SqlType): NumberColumn {
  if (type === 'integer') return values instanceof Int32Array ? values : Int32Array.from(values);
  if (type === 'double') return values instanceof Float64Array ? values : Float64Array.from(values);
  const halves = new Int32Array(2 * values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0;
    // Stored is what is left of the last 32 bits.
    halves[2 * row] = value;
    halves[2 * row + 1] = Math.floor(value / 2 ** 32);
  }
  return halves;
}
