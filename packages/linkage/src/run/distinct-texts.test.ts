import type { Engine } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyModel, openTestEngine, tableOf } from '../../test/engine.ts';
import { exactComparison, rareWordsComparison } from '../compare/ready-made.ts';
import { reasonTexts } from '../propose/reason-texts.ts';
import { distinctTexts } from './distinct-texts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const comparisons = ['title', 'price', 'maker'].map((name) => (name === 'title' ? rareWordsComparison(name, { own: true }) : exactComparison(name)));
const titled = (n: number): string => `Radio model ${n} in black with cable`;

/** What is said of a list of 200 titles, and so many in a hundred again, with what else these hold. */
async function said(again: number, rest: (n: number) => [string | null, string | null]): Promise<string[]> {
  const own = Array.from({ length: 200 }, (_, n) => [`a${n}`, titled(n), `${100 + n}`, `maker ${n % 7}`]);
  const more = Array.from({ length: 2 * again }, (_, n) => [`b${n}`, titled(n).toUpperCase(), ...rest(n)]);
  const table = await tableOf(engine, 'shop', ['id', 'title', 'price', 'maker'], [...own, ...more]);
  const found = await distinctTexts(engine, [table], { ...emptyModel, comparisons }, {}, reasonTexts.en);
  return found.map(({ reason }) => reason);
}
const asBefore = (n: number): [string, string] => [`${100 + n}`, `maker ${n % 7}`];
const atAnotherPrice = (n: number): [string, string] => [`${500 + n}`, `maker ${n % 7}`];

test('a shop that sells several things by one title holds each once, one that keeps a thing twice does not', async () => {
  expect(await said(1, asBefore)).toEqual([
    'shop holds each thing once: of 202 texts of title, 2 are there twice, 2 of them with most other columns alike',
  ]);
  expect(await said(6, asBefore)).toEqual([]);
  expect(await said(6, () => [null, null])).toEqual([]);
  expect(await said(6, atAnotherPrice)).toEqual([
    'shop holds each thing once: of 212 texts of title, 12 are there twice, 0 of them with most other columns alike',
  ]);
  expect(await said(30, atAnotherPrice)).toEqual([]);
});

test('the same title many times over, each for another thing, is no copy', async () => {
  const rows = Array.from({ length: 300 }, (_, n) => [`a${n}`, n < 15 ? 'Index of all authors' : titled(n), `${n}`, `maker ${n}`]);
  const table = await tableOf(engine, 'papers', ['id', 'title', 'price', 'maker'], rows);
  const [once] = await distinctTexts(engine, [table], { ...emptyModel, comparisons }, {}, reasonTexts.en);
  expect(once?.reason).toMatch(/14 are there twice, 0 of them/);
});
