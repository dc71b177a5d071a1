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

  it('are in the copy where it wrote capitals alone, or left out what its source has', async () => {
    const capitals = rows.map((row, n) => (n === 20 || n === 30 ? { ...row, label: row.label?.toUpperCase() ?? null } : row));
    expect(await holdersOf({ capitals, live: rows }, 'label')).toEqual({ live: 'original', capitals: 'of live' });
    const twice = [...rows, ...rows.map((row, n) => ({ ...row, code: `L${n}`, label: `Other ${letters(n * 31)}` }))];
    const empty = twice.map((row, n) => (n % 24 === 5 ? { ...row, mark: null } : row));
    expect(await holdersOf({ empty, live: twice }, 'mark')).toEqual({ live: 'original', empty: 'of live' });
  });

  it('say nothing where both have some', async () => {
    const [left, right] = [20, 30].map((odd) => rows.map((row, n) => (n === odd ? { ...row, place: 'P001' } : row)));
    expect(await holdersOf({ left: left ?? [], right: right ?? [] }, 'place')).toEqual({ left: 'undetermined', right: 'undetermined' });
  });
});

describe('records without the key', () => {
  it('are looked for by what else tells: a copy shares the errors of a register whose older entries have no key', async () => {
    const true_ = Array.from({ length: 400 }, (_, n) => ({
      code: `K${n * 7919 + 100_000}`,
      label: `Thing ${letters((n % 100) * 31)}`,
      mark: `Mark ${letters((n % 90) * 17)}`,
      place: `P${100 + (n % 50)}`,
    }));
    const late = (row: Row, n: number): Row => (n % 60 === 31 ? { ...row, place: 'P001' } : row);
    // What the register has wrong stands in entries without the key: by the key alone it says the same as the other list, and has fewer of the records.
    const other = true_.map(late);
    const read = true_.map((row, n) => (n % 10 === 4 ? { ...row, label: `${row.label} misread` } : row));
    const register = read.map((row, n) => (n % 2 === 0 ? { ...row, code: null } : row));
    const part = read.slice(0, 200).map(late);
    expect(await holdersOf({ other, register, part }, 'label')).toEqual({ register: 'original', other: 'of register', part: 'of register' });
  });
});
