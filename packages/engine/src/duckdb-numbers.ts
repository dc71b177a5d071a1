import { type DuckDBDataChunk, DuckDBDoubleVector, DuckDBIntegerVector } from '@duckdb/node-api';
import type { NumberBatch, NumberColumn } from './engine.ts';
import { EngineError } from './error.ts';

/** The columns of a chunk as arrays (see `Engine.streamNumbers`). */
export function chunkNumbers(chunk: DuckDBDataChunk): NumberBatch {
  const rows = chunk.rowCount;
  return Array.from({ length: chunk.columnCount }, (_, index): NumberColumn => {
    const vector = chunk.getColumnVector(index);
    const isInteger = vector instanceof DuckDBIntegerVector;
    if (!isInteger && !(vector instanceof DuckDBDoubleVector))
      throw new EngineError('ENGINE_BAD_VALUE', `A column of type ${vector.type} does not come as numbers`, {
        place: `column ${index + 1}`,
        remedy: 'Cast it to integer or double',
      });
    const values = isInteger ? new Int32Array(rows) : new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) values[row] = vector.getItem(row) ?? 0;
    return values;
  });
}
