import { type Engine, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkTables } from '../src/index.ts';
import { openTestEngine, tableOf } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

/** Numbers from 0 to before 1 in an order that is always the same. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A text of so many words of 4,000, few of which are frequent. */
const textOf = (next: () => number, words: number): string[] => Array.from({ length: words }, () => `w${Math.floor(4000 * next() ** 3)}`);

test('copies among long texts are found without any other column, though words were changed and the end was cut', async () => {
  const next = numbers(7);
  const texts = Array.from({ length: 220 }, () => textOf(next, 90));
  const copies = texts
    .slice(0, 30)
    .map((words, n) => (n % 3 === 0 ? words.slice(0, 65) : words.map((word) => (next() < 0.06 ? `w${Math.floor(4000 * next())}` : word))));
  const rows = [...texts, ...copies].map((words, n) => [`r${n}`, words.join(' ')]);
  const { name, relation } = await tableOf(engine, 'letters', ['no', 'body'], rows);
  await using linked = await linkTables(engine, [{ name, relation, columns: ['no', 'body'] }]);
  const right = await engine.one<{ n: number }>(
    sql`select count(*) as n from ${linked.linked.name} p join ${linked.prepared.records.name} l on l.rid = p.l join ${linked.prepared.records.name} r on r.rid = p.r
      where abs(cast(substr(l.key, 2) as integer) - cast(substr(r.key, 2) as integer)) = 220`,
  );
  expect(linked.links).toBe(right.n);
  expect(right.n).toBeGreaterThanOrEqual(28);
});

test('among long texts of which none is a copy none are linked', async () => {
  const next = numbers(11);
  const rows = Array.from({ length: 220 }, (_, n) => [`r${n}`, textOf(next, 90).join(' ')]);
  const { name, relation } = await tableOf(engine, 'others', ['no', 'body'], rows);
  await using linked = await linkTables(engine, [{ name, relation, columns: ['no', 'body'] }]);
  expect(linked.links).toBe(0);
});
