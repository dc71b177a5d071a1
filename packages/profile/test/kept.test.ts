import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOthers, type ProfileInput, profileTable, type TablePart, type TableProfile } from '../src/index.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29, threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'sogoc-kept-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

/** Columns of each sort: a key, names of which few are frequent, codes, numbers and days as text and stored, gaps, words that are no value. */
const columns = sql`
  (edition * 1000 + place * 20000 + i)::bigint as id,
  case when i % 7 = 0 then null else 'N' || (hash(i, place, edition, 1) % 3000)::varchar end as name,
  (hash(i, place, edition, 2) % 12)::varchar as kind,
  case when i % 50 = edition then '  ' when i % 61 = 0 then 'đang cập nhật' when hash(i, place, edition, 9) % 2000 < edition then '012' else (hash(i, place, edition, 3) % 90000)::varchar end as amount,
  ((hash(i, place, edition, 4) % 100)::integer - 50) / 8.0 as size,
  date '2000-01-01' + (hash(i, place, edition, 5) % 4000)::integer as day,
  (hash(i, place, edition, 9) % 150)::integer as rank,
  case when i % 90 = edition then null else (hash(i, place, edition, 10) % 300) / 4.0 + edition end::double as area,
  strftime(date '1950-01-01' + (hash(i, place, edition, 6) % 9000)::integer, '%d/%m/%Y') as birth,
  case when hash(i, place, edition, 8) % 3000 < edition then 'K0-7' else 'K' || place::varchar || '-' || i::varchar || repeat(' ', edition // 3) end as code,
  case when (hash(i, place, edition, 7) % 40) < edition then 'Hoa' || chr(768) || i::varchar else repeat('x', (3 + hash(i, edition) % 5)::integer) end as remark`;

interface State {
  at: number;
  edition: number;
  rows: number;
}

const written = new Map<string, Promise<void>>();

async function partOf({ at, edition, rows }: State): Promise<TablePart> {
  const file = join(folder, `${at}-${edition}-${rows}.parquet`);
  const query: Sql = sql`select ${columns} from (select ${at} as place, ${edition} as edition), range(${rows}) as r(i)`;
  if (!written.has(file))
    written.set(
      file,
      engine.writeParquet(query, file).then(() => {}),
    );
  await written.get(file);
  return { file, name: `part-${at}`, rows };
}

const names = ['id', 'name', 'kind', 'amount', 'size', 'day', 'rank', 'area', 'birth', 'code', 'remark'];

async function inputOf(states: readonly State[]): Promise<ProfileInput> {
  const parts: TablePart[] = [];
  for (const state of states) parts.push(await partOf(state));
  const described = names.map((name) => ({ name, sourceType: 'text', type: 'text' as const }));
  return { database: 'd', table: 't', file: folder, parts, columns: described, primaryKey: null, unique: [], references: [] };
}

/** A profile that was not kept, but for the name of what it rests on. */
const named = (profile: TableProfile): TableProfile => ({ ...profile, identity: expect.any(String) });

const part = (at: number): fc.Arbitrary<State | null> =>
  fc.option(fc.record({ at: fc.constant(at), edition: fc.nat({ max: 2 }), rows: fc.constantFrom(0, 400, 700) }), { freq: 8 });
const change = fc.record({
  at: fc.nat({ max: 11 }),
  edition: fc.nat({ max: 3 }),
  rows: fc.constantFrom(0, 300, 700),
  gone: fc.boolean(),
  harm: fc.option(fc.nat({ max: 20 })),
});

test('a profile that kept what it counted is what a first one is, whichever parts came, changed or went, and whichever file of it is damaged', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...Array.from({ length: 10 }, (_, at) => part(at))),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (start, changes) => {
        kept += 1;
        const states = new Map(start.flatMap((state) => (state ? [[state.at, state] as const] : [])));
        states.set(0, { at: 0, edition: 0, rows: 2000 });
        const keep = { folder: join(folder, `kept-${kept}`), release: '1' };
        const options = { sampleRows: 1_000 };
        for (const step of [null, ...changes]) {
          const files = (await readdir(keep.folder).catch(() => [])).sort();
          const harmed = typeof step?.harm === 'number' && files[step.harm % files.length];
          if (harmed) await writeFile(join(keep.folder, harmed), 'PAR1');
          if (step?.gone) states.delete(step.at);
          else if (step) states.set(step.at, step);
          const input = await inputOf([...states.values()].sort((a, b) => a.at - b.at));
          if (input.parts?.length === 0) continue;
          expect(await profileTable(engine, input, { ...options, kept: keep })).toEqual(named(await profileTable(engine, input, options)));
        }
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);

test('hashes of values are kept in few files, however often parts change', async () => {
  const keep = { folder: join(folder, 'often'), release: '1' };
  const options = { sampleRows: 1_000 };
  const hashes = async (): Promise<string[]> => (await readdir(keep.folder)).filter((name) => name.endsWith('.hashes'));
  const parts = Array.from({ length: 12 }, (_, at) => ({ at, edition: 0, rows: 700 }));
  for (let turn = 0; turn < 10; turn += 1) {
    const input = await inputOf(turn === 0 ? parts : parts.map((one) => (one.at === turn % 4 ? { ...one, edition: turn % 3 } : one)));
    expect(await profileTable(engine, input, { ...options, kept: keep })).toEqual(named(await profileTable(engine, input, options)));
    const names = await hashes();
    expect(names.length).toBeGreaterThan(0);
    expect(names.length).toBeLessThanOrEqual(8 * 8);
  }
}, 240_000);

test('profiles are named by what they rest on', async () => {
  const parts = [0, 1].map((at) => ({ at, edition: 0, rows: 400 }));
  const nameOf = async (states: State[], release = '1'): Promise<string | undefined> =>
    (await profileTable(engine, await inputOf(states), { kept: { folder: join(folder, 'named'), release } })).identity;
  const first = await nameOf(parts);
  const others = [await nameOf([{ at: 0, edition: 1, rows: 400 }, ...parts.slice(1)]), await nameOf(parts.slice(1)), await nameOf(parts, '2')];
  expect(await nameOf(parts)).toBe(first);
  expect(new Set([first, ...others]).size).toBe(4);
}, 60_000);

test('a table that is as it was is not read, and what is kept of others goes', async () => {
  const input = await inputOf([0, 1, 2].map((at) => ({ at, edition: 0, rows: 700 })));
  const keep = { folder: join(folder, 'unread'), release: '1' };
  const options = { sampleRows: 1_000, kept: keep };
  const first = await profileTable(engine, input, options);
  await rm(input.parts?.[0]?.file ?? '');
  written.clear();
  expect(await profileTable(engine, input, options)).toEqual(first);
  await expect(profileTable(engine, input, { ...options, kept: { ...keep, release: '2' } })).rejects.toThrow();
  await forgetOthers(keep, [{ database: 'd', table: 't' }]);
  expect((await readdir(keep.folder)).length).toBeGreaterThan(2);
  await forgetOthers(keep, [{ database: 'd', table: 'other' }]);
  expect(await readdir(keep.folder)).toEqual([]);
});
