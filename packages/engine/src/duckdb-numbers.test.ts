import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BIGINT, DuckDBDataChunk, INTEGER } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { chunkNumbers, setNumbers } from './duckdb-numbers.ts';
import type { NumberBatch, NumberColumn } from './engine.ts';

test('a chunk stays for as long as somebody holds numbers of it, and no longer', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const read = (): { numbers: NumberBatch; chunk: WeakRef<DuckDBDataChunk> } => {
    const chunk = DuckDBDataChunk.create([INTEGER, BIGINT], 3);
    setNumbers(chunk, 0, 'integer', Int32Array.of(1, -2, 3));
    setNumbers(chunk, 1, 'bigint', Float64Array.of(2 ** 32 + 5, -1, 2 ** 31));
    return { numbers: chunkNumbers(chunk), chunk: new WeakRef(chunk) };
  };
  const [held, left] = [read(), read().chunk];
  const part: NumberColumn | undefined = held.numbers[1]?.subarray(2);
  held.numbers = [];
  // What a reference showed stays until the turn ends.
  await setImmediate();
  collect();
  expect(left.deref()).toBeUndefined();
  expect(held.chunk.deref()).toBeDefined();
  expect([...(part ?? [])]).toEqual([-1, -1, -(2 ** 31), 0]);
});
