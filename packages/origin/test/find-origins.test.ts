import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrigins, type OriginDatabase, type OriginFindings, type OriginOptions } from '../src/index.ts';
import { database } from './database.ts';
import { letters, pack, placeNameOf } from './pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

const options: OriginOptions = { pack, today: '2026-01-01', language: 'en' };
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const code = (n: number): string => `K${String(n * 7919 + 100_000)}`;
const base = (count: number): Record<string, string>[] =>
  numbers(count).map((n) => ({ code: code(n), label: `Thing ${letters(n)}`, colour: ['red', 'green', 'blue'][n % 3] ?? '' }));

async function roles(
  databases: OriginDatabase[],
  more: Partial<OriginOptions> = {},
): Promise<{ found: OriginFindings; of: (address: string) => string }> {
  const found = await findOrigins(engine, databases, { ...options, ...more });
  const holders = found.origins.attributes.flatMap((attribute) => attribute.holders);
  return { found, of: (address) => holders.find((holder) => `${holder.database}.${holder.column}` === address)?.role ?? 'none' };
}

describe('findOrigins', () => {
  it('takes the database of the earlier day for the original and tells the values that differ', async () => {
    const copied = base(100).map((row, n) => ({
      ref: row.code ?? '',
      title: n === 7 ? 'Something else' : n === 8 ? `THING ${letters(8)}` : (row.label ?? ''),
    }));
    const { found, of } = await roles([
      await database(engine, 'late', '2025-03-01', { t: copied }, pack),
      await database(engine, 'early', '2025-01-01', { t: base(100) }, pack),
    ]);
    expect([of('early.label'), of('late.title'), of('early.code'), of('late.ref'), of('early.colour')]).toEqual([
      'original',
      'copy',
      'original',
      'copy',
      'none',
    ]);
    const label = found.copies.find((copy) => copy.holder.column === 'title');
    expect(label?.differences).toMatchObject({ compared: 100, same: 98, variants: 1, different: 1, convention: null });
    const rows = await engine.all(sql`select record_key, level, expected from ${label?.differences?.rows.name ?? sql`none`} order by level`);
    expect(rows).toEqual([
      { record_key: code(7), level: 'different', expected: `Thing ${letters(7)}` },
      { record_key: code(8), level: 'variant', expected: `Thing ${letters(8)}` },
    ]);
  });

  it('tells of a column only the ten that hold it most fully, the tightest first, and how many it leaves out', async () => {
    const repeated = numbers(60).map((n) => Object.fromEntries(numbers(14).map((c) => [`c${c}`, letters(n % (c === 13 ? 6 : 9))])));
    const { contained } = await findOrigins(
      engine,
      [await database(engine, 'many', null, { t: repeated }, pack), await database(engine, 'one', null, { t: base(30) }, pack)],
      options,
    );
    const of = (column: string): string[] => contained.pairs.filter((pair) => pair.column.column === column).map((pair) => pair.in.column);
    expect([of('c0').length, of('c0').includes('c13'), of('c13').length]).toEqual([10, false, 10]);
    // 13 alike hold each other and, by two thirds, the narrow one; it is held by all 13.
    expect(contained).toMatchObject({ every: 1, leftOut: 13 * 3 + 3 });
  });

  it('holds the database with all the records for the original, whatever the days say', async () => {
    const { of } = await roles([
      await database(engine, 'part', '2025-01-01', { t: base(40) }, pack),
      await database(engine, 'whole', '2025-03-01', { t: base(200) }, pack),
    ]);
    expect([of('whole.label'), of('part.label')]).toEqual(['original', 'copy']);
  });

  it('leaves undetermined what nothing tells', async () => {
    const { of, found } = await roles([
      await database(engine, 'x', null, { t: base(100) }, pack),
      await database(engine, 'y', null, { t: base(100) }, pack),
    ]);
    expect([of('x.label'), of('y.label')]).toEqual(['undetermined', 'undetermined']);
    expect(found.origins.attributes[0]?.holders[0]?.evidence[0]?.detail).toContain('Too few signs');
  });

  it('obeys a designation against all signs, while it is valid', async () => {
    const databases = [
      await database(engine, 'part', '2025-01-01', { t: base(40) }, pack),
      await database(engine, 'whole', '2025-03-01', { t: base(200) }, pack),
    ];
    const designation = {
      original: { database: 'part', table: 't', column: 'label' },
      legalBasis: 'Decree 1',
      validFrom: '2025-01-01',
      validTo: '2025-12-31',
    };
    const valid = await roles(databases, { designations: [designation], today: '2025-06-01' });
    expect([valid.of('part.label'), valid.of('whole.label')]).toEqual(['original', 'copy']);
    const over = await roles(databases, { designations: [designation], today: '2026-06-01' });
    expect(over.of('part.label')).toBe('copy');
  });

  it('joins columns that together hold what another keeps in one, and aligns by a name within a group', async () => {
    const kinds = ['road', 'river', 'lake'];
    const whole = numbers(240).map((n) => ({ region: `Region ${letters(Math.floor(n / 12))}`, name: `${kinds[n % 3]} ${letters((n * 37) % 170)}` }));
    const split = whole.map(({ region, name }, n) => ({
      id: String(n + 5000),
      region,
      kind: name.split(' ')[0] ?? '',
      word: name.split(' ')[1] ?? '',
    }));
    const { of, found } = await roles([
      await database(engine, 'one', '2025-01-01', { t: whole }, pack),
      await database(engine, 'two', '2025-02-01', { t: split }, pack),
    ]);
    expect([of('one.name'), of('two.word'), of('one.region'), of('two.region')]).toEqual(['original', 'copy', 'original', 'copy']);
    const holder = found.origins.attributes.flatMap((attribute) => attribute.holders).find((one) => one.column === 'word');
    expect(holder?.parts).toEqual(['kind', 'word']);
  });

  it('knows an earlier state of a dated list by its names, though its day is later', async () => {
    const rows = (word: 'Old' | 'New', more: number): Record<string, string>[] =>
      numbers(120 + more).map((n) => ({ code: `P${String(n).padStart(3, '0')}`, name: placeNameOf(n, word) }));
    const { of, found } = await roles([
      await database(engine, 'before', '2025-06-30', { t: rows('Old', 80) }, pack),
      await database(engine, 'office', '2025-06-25', { t: rows('New', 0) }, pack),
      await database(engine, 'app', '2025-08-01', { t: rows('New', 0) }, pack),
    ]);
    expect([of('office.name'), of('app.name'), of('before.name'), of('before.code')]).toEqual(['original', 'copy', 'earlier', 'earlier']);
    const earlier = found.origins.attributes
      .flatMap((attribute) => attribute.holders)
      .find((one) => one.database === 'before' && one.column === 'name');
    expect(earlier?.evidence.map((one) => one.signal)).toContain('validity-period');
  });

  it('reports a record of a copy that the original does not know, and what it must be', async () => {
    const rows = base(200).map((row, n) => ({ ...row, label: `Thing ${letters(n % 40)}`, place: `Place ${letters(Math.floor(n / 40))}` }));
    const copied = rows.map((row, n) => (n === 50 ? { ...row, code: 'K999' } : row));
    const { found } = await roles([
      await database(engine, 'early', '2025-01-01', { t: rows }, pack),
      await database(engine, 'late', '2025-03-01', { t: copied }, pack),
    ]);
    const strangers = found.copies.find((copy) => copy.holder.column === 'code')?.strangers;
    expect(await engine.all(sql`select record_key, observed, expected from ${strangers?.rows.name ?? sql`none`}`)).toEqual([
      { record_key: 'K999', observed: 'K999', expected: code(50) },
    ]);
  });

  it('says nothing of a single database, of empty tables, or of columns that only look alike', async () => {
    expect((await roles([await database(engine, 'only', null, { t: base(50) }, pack)])).found.origins.attributes).toEqual([]);
    const counters = (from: number): Record<string, string>[] =>
      numbers(300).map((n) => ({ id: String(from + n), amount: String(((n * 37) % 100) + from) }));
    const alike = await roles([
      await database(engine, 'x', '2025-01-01', { t: counters(1) }, pack),
      await database(engine, 'y', '2025-02-01', { t: counters(2) }, pack),
    ]);
    expect(alike.found.origins.attributes.map((attribute) => attribute.name)).toEqual([]);
  });
});
