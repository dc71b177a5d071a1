import { expect, test } from 'vitest';
import { QueryTime } from './query-time.ts';

/** Work that ends when it is told to, as a statement of the engine does. */
const endless = ({ signal }: { signal?: AbortSignal }): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

test('a query that runs for too long is stopped, and the next one may run', async () => {
  const time = new QueryTime(20, 60_000);
  const run = {};
  await expect(time.within(run, 'births', {}, endless)).rejects.toMatchObject({ fault: { id: 'query-too-slow', facts: { seconds: 0.02 } } });
  expect(await time.within(run, 'births', {}, async () => 7)).toBe(7);
});

test('the queries of a contract have a time together; other contracts and the next run have their own', async () => {
  const time = new QueryTime(60_000, 20);
  const run = {};
  const over = { fault: { id: 'queries-too-slow', facts: { seconds: 0.02 } } };
  await expect(time.within(run, 'births', {}, endless)).rejects.toMatchObject(over);
  await expect(time.within(run, 'births', {}, async () => 7)).rejects.toMatchObject(over);
  expect(await time.within(run, 'land', {}, async () => 7)).toBe(7);
  expect(await time.within({}, 'births', {}, async () => 7)).toBe(7);
});

test('who cancels a run is not told that its query was slow', async () => {
  const stop = new AbortController();
  const stopped = new QueryTime(60_000, 60_000).within({}, 'births', { signal: stop.signal }, endless);
  stop.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
});
