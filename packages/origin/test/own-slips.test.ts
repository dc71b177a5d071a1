import { type Engine, openDuckDb } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrigins } from '../src/index.ts';
import { countWords, isSlipOf } from '../src/word-counts.ts';
import { database } from './database.ts';
import { letters, pack } from './pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

const words = ['river', 'stone', 'field', 'bridge', 'tower', 'garden'];
const name = (n: number): string => `${words[n % 6]} ${words[Math.floor(n / 6) % 6]} ${words[Math.floor(n / 36) % 6]}`;
const rows = Array.from({ length: 400 }, (_, n) => ({ code: `K${n * 7919 + 100_000}`, label: `${name(n)} ${letters(n)}` }));
/** Every so many labels from the first on, with a slip that nobody else makes. */
const slipped = (every: number, from: number): typeof rows =>
  rows.map((row, n) => (n % every === from ? { ...row, label: row.label.replace(/^\w/, (letter) => `${letter}${letters(n)}`) } : row));

async function originalOf(databases: Record<string, typeof rows>): Promise<{ original: string | undefined; signals: string[] }> {
  const made = await Promise.all(Object.entries(databases).map(([who, own]) => database(engine, who, null, { t: own }, pack)));
  const { origins } = await findOrigins(engine, made, { pack, today: '2026-01-01', language: 'en' });
  const holders = origins.attributes.find((attribute) => attribute.name === 'label')?.holders ?? [];
  return {
    original: holders.find(({ role }) => role === 'original')?.database,
    signals: holders.flatMap(({ evidence }) => evidence.map(({ signal }) => signal)),
  };
}

describe('slips where two holders differ', () => {
  it("are the copy's: who has none of its own is the original, though both are as large", async () => {
    const source = slipped(20, 3);
    const copy = source.map((row, n) => (n % 20 === 11 ? { ...row, label: `${row.label.slice(0, 3)}${letters(n)}${row.label.slice(3)}` } : row));
    expect(await originalOf({ copy, source })).toMatchObject({ original: 'source', signals: expect.arrayContaining(['own-slips']) });
    expect(await originalOf({ source, copy })).toMatchObject({ original: 'source' });
  });

  it('of both sides say nothing', async () => {
    const { original, signals } = await originalOf({ left: slipped(20, 3), right: slipped(20, 11) });
    expect(original).toBeUndefined();
    expect(signals).not.toContain('own-slips');
  });

  it('are none where only traces of storage differ: who cleaned them away is not the original for that', async () => {
    const raw = rows.map((row, n) => (n % 20 === 3 ? { ...row, label: row.label.replace(' ', '<br> ') } : row));
    expect((await originalOf({ raw, cleaned: rows })).signals).not.toContain('own-slips');
  });
});

describe('a slip', () => {
  const counts = countWords(['red green', 'red blue', 'red gren', 'green blue', 'green']);

  it('is the rarer of two words where the other is usual', () => {
    expect(isSlipOf('red gren', 'red green', counts)).toBe(true);
    expect(isSlipOf('red green', 'red gren', counts)).toBe(false);
    expect(isSlipOf('unheard', 'of', counts)).toBe(false);
    expect(isSlipOf('red', 'red blue', counts)).toBe(false);
  });

  it('is never on both sides, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('red', 'green', 'gren', 'blue', 'new', ' ', '<br>')).map((parts) => parts.join(' '));
    fc.assert(fc.property(text, text, (a, b) => !(isSlipOf(a, b, counts) && isSlipOf(b, a, counts))));
  });
});
