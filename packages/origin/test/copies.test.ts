import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrigins, type OriginFindings } from '../src/index.ts';
import { database } from './database.ts';
import { letters, pack } from './pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

const options = { pack, today: '2026-01-01', language: 'en' } as const;
const many = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const code = (n: number): string => `K${String(n * 7919 + 100_000)}`;

function holder(found: OriginFindings, address: string): { role: string; copyOf: string | null } | undefined {
  const holders = found.origins.attributes.flatMap((attribute) => attribute.holders);
  const one = holders.find(({ database: name, column }) => `${name}.${column}` === address);
  return one && { role: one.role, copyOf: one.copyOf && `${one.copyOf.database}.${one.copyOf.column}` };
}

describe('copies', () => {
  it.each([
    ['errors', (label: string) => `${label} altered`],
    ['spellings', (label: string) => label.toUpperCase()],
  ])('of copies are told from direct ones by the %s they took over', async (_, alter) => {
    const first = many(400).map((n) => ({ code: code(n), label: `Thing ${letters(n % 100)}` }));
    const second = first.slice(0, 300).map((row, n) => (n % 16 === 0 ? { ...row, label: alter(row.label) } : row));
    const third = second.slice(0, 200).map((row, n) => (n % 50 === 7 ? { ...row, label: alter(row.label) } : row));
    const found = await findOrigins(
      engine,
      [
        await database(engine, 'third', null, { t: third }, pack),
        await database(engine, 'first', null, { t: first }, pack),
        await database(engine, 'second', null, { t: second }, pack),
      ],
      options,
    );
    expect(holder(found, 'first.label')).toEqual({ role: 'original', copyOf: null });
    expect(holder(found, 'second.label')).toEqual({ role: 'copy', copyOf: 'first.label' });
    expect(holder(found, 'third.label')).toEqual({ role: 'copy', copyOf: 'second.label' });
  });

  it('take a key from where it is, whatever else they took from a register that lacks it', async () => {
    const whole = many(400).map((n) => ({ code: code(n), label: `Thing ${letters(n % 100)}`, mark: `Mark ${letters(n % 90)}` }));
    const read = whole.map((row, n) => (n % 12 === 0 ? { ...row, label: `${row.label} misread` } : row));
    const register = read.map((row, n) => (n % 19 === 5 ? { ...row, code: null } : row));
    const part = read.slice(0, 200).map((row, n) => (n % 50 === 7 ? { ...row, label: `${row.label} again` } : row));
    const found = await findOrigins(
      engine,
      [
        await database(engine, 'part', null, { t: part }, pack),
        await database(engine, 'register', null, { t: register }, pack),
        await database(engine, 'whole', null, { t: whole }, pack),
      ],
      options,
    );
    expect(holder(found, 'part.label')).toEqual({ role: 'copy', copyOf: 'register.label' });
    expect(holder(found, 'part.code')).toEqual({ role: 'copy', copyOf: 'whole.code' });
  });

  it('in codes of their own are matched by the records, and differences are told in those codes', async () => {
    const states = ['open', 'closed', 'paused'];
    const rows = many(300).map((n) => ({ code: code(n), label: `Thing ${letters(n)}`, state: states[(n * 7) % 3] ?? '' }));
    const own: Record<string, string> = { open: 'A1', closed: 'B2', paused: 'C3' };
    const flag = ({ state }: { state: string }, n: number): string =>
      n === 5 ? 'A1' : n % 20 === 7 ? (own[state] ?? '').toLowerCase() : (own[state] ?? '');
    const coded = rows.slice(0, 200).map((row, n) => ({ code: row.code, label: row.label, flag: flag(row, n) }));
    const found = await findOrigins(
      engine,
      [await database(engine, 'whole', null, { t: [...rows, ...rows.slice(250)] }, pack), await database(engine, 'coded', null, { t: coded }, pack)],
      options,
    );
    expect(holder(found, 'coded.flag')).toEqual({ role: 'copy', copyOf: 'whole.state' });
    const copy = found.copies.find(({ holder: { column } }) => column === 'flag');
    expect(copy?.differences).toMatchObject({ compared: 200, same: 189, variants: 10, different: 1, convention: 'codes' });
    const told = await engine.all<{ observed: string; expected: string }>(
      sql`select record_key, level, observed, expected from ${copy?.differences?.rows.name ?? sql`none`}`,
    );
    expect(told).toContainEqual({ record_key: code(5), level: 'different', observed: 'A1', expected: own[rows[5]?.state ?? ''] });
    // What is expected is written as the copy mostly writes it.
    expect(told.filter(({ expected }) => !Object.values(own).includes(expected))).toEqual([]);
  });

  it('are late, not wrong, where the original was renewed since or the value is one that bearers change', async () => {
    const day = (n: number): string => `2025-0${1 + (n % 6)}-1${n % 9}`;
    const rows = many(300).map((n) => ({ code: code(n), label: `Thing ${letters(n)}`, place: `Place ${letters(n * 31)}`, updated: day(n) }));
    const kept = rows.slice(0, 200).map(({ updated: _, ...row }, n) => ({
      ...row,
      label: n < 12 ? `${row.label}, moved` : row.label,
      place: n === 20 ? row.place.replace('Place', 'Plaec') : n === 26 ? `Place ${letters(16_000)}` : row.place,
    }));
    const moving = {
      ...pack,
      semanticTypes: pack.semanticTypes.map((type) => (type.id === 'test.place-name' ? { ...type, changes: true as const } : type)),
    };
    const found = await findOrigins(
      engine,
      [await database(engine, 'whole', null, { t: rows }, pack), await database(engine, 'part', '2025-04-01', { t: kept }, pack)],
      { ...options, pack: moving },
    );
    const levels = async (column: string): Promise<unknown[]> => {
      const copy = found.copies.find(({ holder: one }) => one.column === column);
      return engine.all(sql`select record_key, level from ${copy?.differences?.rows.name ?? sql`none`} order by record_key`);
    };
    const since = (n: number): string => (day(n) > '2025-04-01' ? 'stale' : 'different');
    const moved = many(12).map((n) => ({ record_key: code(n), level: since(n) }));
    expect(await levels('label')).toEqual(moved.sort((x, y) => (x.record_key < y.record_key ? -1 : 1)));
    expect(await levels('place')).toEqual(
      [
        { record_key: code(20), level: 'different' },
        { record_key: code(26), level: 'stale' },
      ].sort((x, y) => (x.record_key < y.record_key ? -1 : 1)),
    );
    expect(new Set(moved.map(({ level }) => level))).toEqual(new Set(['stale', 'different']));
  });

  it('are reached over a table that refers to another', async () => {
    const parcels = many(150).map((n) => ({ parcel_ref: `P-${code(n)}`, size: String(1000 + ((n * 7919) % 9973)) }));
    const deeds = many(150).map((n) => ({ serial: `S${code(n * 3)}`, parcel_ref: `P-${code(n)}`, seal: `Seal ${letters(n)}` }));
    const declared = many(80).map((n) => ({ deed: `S${code(n * 3)}`, sealed: `Seal ${letters(n)}`, area: String(1000 + ((n * 7919) % 9973)) }));
    const found = await findOrigins(
      engine,
      [await database(engine, 'land', null, { parcels, deeds }, pack), await database(engine, 'assets', null, { declared }, pack)],
      options,
    );
    expect(holder(found, 'assets.area')).toEqual({ role: 'copy', copyOf: 'land.size' });
  });

  it('tell of the thing by whose key they agree best, and are held against that one of its like that they agree with', async () => {
    const home = (n: number): string => `Lane ${letters(n)}`;
    const people = many(300).map((n) => ({ code: code(n), label: `Person ${letters(n + 500)}`, home: home(n) }));
    const plot = (n: number) => ({ sheet: String(1 + (n % 41)), size: String(1000 + ((n * 7919) % 150)), plot_no: String(1 + ((n * 13) % 37)) });
    const plots = many(400).map((n) => ({ ...plot(n), place: n % 10 < 6 ? home(n) : `Field ${letters(n)}` }));
    const twins = plots.slice(0, 12).map((twin) => ({ ...twin, plot_no: String(40 + Number(twin.plot_no)), place: 'Field' }));
    const permits = people.slice(0, 200).map((row, n) => ({ ...row, home: n % 20 === 7 ? home(n + 900) : row.home, ...plot(n) }));
    const found = await findOrigins(
      engine,
      [
        await database(engine, 'register', null, { people }, pack),
        await database(engine, 'land', null, { plots: [...plots, ...twins] }, pack),
        await database(engine, 'works', null, { permits }, pack),
      ],
      options,
    );
    expect(holder(found, 'works.home')).toEqual({ role: 'copy', copyOf: 'register.home' });
    expect(holder(found, 'land.place')).toBeUndefined();
    expect(found.copies.find(({ holder: { column } }) => column === 'plot_no')?.differences).toMatchObject({ compared: 200, different: 0 });
  });

  it('leave a plan behind, and designations against all signs stand beside what the signs say', async () => {
    const rows = many(200).map((n) => ({ code: code(n), label: `Thing ${letters(n)}` }));
    const databases = [
      await database(engine, 'part', null, { t: rows.slice(0, 40) }, pack),
      await database(engine, 'whole', null, { t: rows }, pack),
    ];
    const designations = [{ original: { database: 'part', table: 't', column: 'label' }, legalBasis: null, validFrom: null, validTo: null }];
    const { origins } = await findOrigins(engine, databases, { ...options, designations });
    expect(origins.conflicts).toMatchObject([{ designated: { database: 'part' }, inferred: { database: 'whole' } }]);
    expect(origins.plan?.map(({ action, stoppable }) => [action, stoppable])).toEqual([
      ['connect', 200],
      ['designate', 40],
    ]);
  });

  it('leave no work table behind when the search is cancelled', async () => {
    const before = await tables();
    const rows = many(200).map((n) => ({ code: code(n), label: `Thing ${letters(n)}` }));
    const databases = [await database(engine, 'a', null, { t: rows }, pack), await database(engine, 'b', null, { t: rows }, pack)];
    const onStage = (stage: string): void => {
      if (stage === 'link') throw new Error('stopped');
    };
    await expect(findOrigins(engine, databases, { ...options, onStage })).rejects.toThrow('stopped');
    expect(await tables()).toEqual(before);
  });
});

function tables(): Promise<object[]> {
  return engine.all(sql`select table_name from information_schema.tables where table_name like 'origin_%' order by 1`);
}
