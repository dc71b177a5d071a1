import { type Engine, openDuckDb, sql, type WorkTable } from '@sogoc/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findOrigins } from '../src/index.ts';
import { database } from './database.ts';
import { letters, pack } from './pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

const many = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const code = (n: number): string => `K${String(n * 7919 + 100_000)}`;
const options = { pack, today: '2026-01-01', language: 'en' } as const;

/** Row n of each database is entity n. */
function sameRows(names: readonly string[], rows: number): Promise<WorkTable> {
  const all = names.map(
    (name) => sql`select ${name} as "database", 't' as "table", n as "row", 'e' || cast(n as varchar) as entity_id from range(${rows}) as r(n)`,
  );
  return engine.materialize(
    'test_known',
    all.reduce((left, right) => sql`${left} union all ${right}`),
  );
}

it('compares records whose key is missing where they are known to be the same', async () => {
  const first = many(300).map((n) => ({ code: code(n), label: `Thing ${letters(n)}` }));
  const second = first.slice(0, 200).map((row, n) => (n === 9 ? { code: null, label: 'Thing of another name' } : row));
  const databases = [await database(engine, 'first', null, { t: first }, pack), await database(engine, 'second', null, { t: second }, pack)];
  const differing = async (known?: WorkTable): Promise<unknown[]> => {
    const found = await findOrigins(engine, databases, { ...options, ...(known && { known: { relation: sql`${known.name}` } }) });
    const copy = found.copies.find(({ holder }) => holder.database === 'second' && holder.column === 'label');
    return copy?.differences ? engine.all(sql`select observed, expected from ${copy.differences.rows.name}`) : [];
  };
  expect(await differing()).toEqual([]);
  expect(await differing(await sameRows(['first', 'second'], 200))).toEqual([{ observed: 'Thing of another name', expected: first[9]?.label }]);
});

it('does not trust a key less for records that are known to be others', async () => {
  const first = many(300).map((n) => ({ code: code(n), label: `Thing ${letters(n)}` }));
  const second = first.slice(0, 200).map((row, n) => (n === 9 ? { code: null, label: 'Thing of another name' } : row));
  const databases = [
    await database(engine, 'first', null, { t: first.toReversed() }, pack),
    await database(engine, 'second', null, { t: second }, pack),
  ];
  const known = { relation: sql`${(await sameRows(['first', 'second'], 200)).name}` };
  const found = await findOrigins(engine, databases, { ...options, known });
  const copy = found.copies.find(({ holder }) => holder.database === 'second' && holder.column === 'label');
  expect(copy?.differences).toMatchObject({ compared: 199, different: 0 });
});

it('a key that the original does not know is told from one that it lacks, and from one that it holds otherwise', async () => {
  const things = many(300).map((n) => ({ code: code(n), label: `Thing ${letters(n)}` }));
  const original = things
    .filter((_, n) => n !== 5 && n !== 6)
    .map((row) => (row.code === code(7) ? { ...row, code: 'K999' } : row.code === code(8) ? { ...row, code: null } : row));
  const copy = things.slice(0, 200).map((row, n) => ({ code: row.code, note: `Note ${letters(n * 3)}` }));
  const databases = [
    await database(engine, 'first', null, { t: original }, pack),
    await database(engine, 'second', null, { t: copy }, pack),
    await database(engine, 'third', null, { t: [{ mark: 'x' }] }, pack),
  ];
  const place = (name: string, row: number, entity: number) =>
    sql`select ${name} as "database", 't' as "table", ${row} as "row", ${`e${entity}`} as entity_id`;
  const rows = [
    ...original.map(({ label }, row) =>
      place(
        'first',
        row,
        things.findIndex((thing) => thing.label === label),
      ),
    ),
    ...copy.map((_, row) => place('second', row, row)),
    place('third', 0, 5),
  ];
  const known = await engine.materialize(
    'test_known',
    rows.reduce((left, right) => sql`${left} union all ${right}`),
  );
  const { copies } = await findOrigins(engine, databases, { ...options, known: { relation: sql`${known.name}` } });
  const strangers = copies.find(({ strangers: found }) => found)?.strangers;
  expect(strangers?.lacking).toBe(1);
  expect(await engine.all(sql`select observed, expected, level from ${strangers?.rows.name ?? sql`none`} order by observed`)).toEqual([
    { observed: code(5), expected: null, level: 'lacking' },
    { observed: code(6), expected: null, level: 'unknown' },
    { observed: code(7), expected: 'K999', level: 'different' },
  ]);
});
