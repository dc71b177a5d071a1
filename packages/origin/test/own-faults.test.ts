import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrigins } from '../src/index.ts';
import { database } from './database.ts';
import { letters, pack } from './pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

type Row = Record<string, string | null>;
const rows: Row[] = Array.from({ length: 60 }, (_, n) => ({
  code: `K${n * 7919 + 100_000}`,
  label: `Thing ${letters(n * 31)}`,
  mark: `Mark ${letters(n * 17)}`,
  place: `P${String(n % 50).padStart(3, '0')}`,
}));
/** Of the places, those below P010 have ended. */
const dated = {
  ...pack,
  semanticTypes: pack.semanticTypes.map((type) =>
    type.id === 'test.place-code' ? { ...type, outdated: (value: typeof none) => sql`${value} < 'P010'` } : type,
  ),
};
const none = sql`null`;

async function holdersOf(databases: Record<string, readonly Row[]>, attribute: string): Promise<Record<string, string>> {
  const made = await Promise.all(Object.entries(databases).map(([who, own]) => database(engine, who, null, { t: own }, dated)));
  const { origins } = await findOrigins(engine, made, { pack: dated, today: '2026-01-01', language: 'en' });
  const holders = origins.attributes.flatMap((one) => one.holders).filter(({ column }) => column === attribute);
  return Object.fromEntries(holders.map((one) => [one.database, one.copyOf ? `of ${one.copyOf.database}` : one.role]));
}

describe('values that show by themselves to be wrong or late', () => {
  it('are in the copy: of sixty records two tell', async () => {
    const late = rows.map((row, n) => (n === 20 || n === 30 ? { ...row, place: 'P001' } : row));
    expect(await holdersOf({ late, live: rows }, 'place')).toEqual({ live: 'original', late: 'of live' });
    expect(await holdersOf({ live: rows, late }, 'label')).toEqual({ live: 'original', late: 'of live' });
  });

  it('say nothing where both have some', async () => {
    const [left, right] = [20, 30].map((odd) => rows.map((row, n) => (n === odd ? { ...row, place: 'P001' } : row)));
    expect(await holdersOf({ left: left ?? [], right: right ?? [] }, 'place')).toEqual({ left: 'undetermined', right: 'undetermined' });
  });
});

describe('records without the key', () => {
  it('are looked for by what else tells, so that a copy is known to come from a register whose older entries have none', async () => {
    const many = Array.from({ length: 400 }, (_, n) => ({
      code: `K${n * 7919 + 100_000}`,
      label: `Thing ${letters(n * 31)}`,
      mark: `Mark ${letters(n * 17)}`,
    }));
    const other = many.map((row, n) => (n % 9 === 4 ? { ...row, label: `${row.label} altered` } : row));
    const register = many.map((row, n) => (n % 2 === 0 ? { ...row, code: null } : row));
    const part = many.slice(0, 200);
    expect(await holdersOf({ other, register, part }, 'label')).toMatchObject({ part: 'of register' });
  });
});
