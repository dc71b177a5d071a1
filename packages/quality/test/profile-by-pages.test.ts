import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import { type PageValues, type ProfileInput, profileTable, type TablePart } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPageValues } from '../src/index.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29, threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'sogoc-by-pages-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const columns = sql`
  (edition * 1000 + place * 20000 + i)::bigint as id,
  case when i % 7 = 0 then null else 'Ngọc ' || (hash(i, place, edition, 1) % 3000)::varchar end as name,
  (hash(i, place, edition, 2) % 12)::varchar as kind,
  case when i % 50 = edition then '  ' when i % 61 = 0 then 'đang cập nhật' else (hash(i, place, edition, 3) % 90000)::varchar end as amount,
  date '2000-01-01' + (hash(i, place, edition, 5) % 4000)::integer as day,
  (hash(i, place, edition, 9) % 150)::integer as rank,
  case when i % 90 = edition then null when hash(i, edition) % 900 = 7 then 'infinity'::double else (hash(i, place, edition, 10) % 300) / 4.0 + edition end as area,
  (hash(i, place, 11) % 90000) / 100.0 as price,
  strftime(date '1950-01-01' + (hash(i, place, edition, 6) % 9000)::integer, '%d/%m/%Y') as birth,
  (hash(i, place, edition, 12) % 2) = 0 as living,
  case when hash(i, place, edition, 8) % 3000 < edition then 'K0-7' else 'K' || place::varchar || '-' || i::varchar || repeat(' ', edition // 3) end as code,
  case when (hash(i, place, edition, 7) % 40) < edition then 'Hoa' || chr(768) || i::varchar else repeat('x', (3 + hash(i, edition) % 5)::integer) end as remark`;
const names = ['id', 'name', 'kind', 'amount', 'day', 'rank', 'area', 'price', 'birth', 'living', 'code', 'remark'];

interface State {
  at: number;
  edition: number;
  rows: number;
}

async function inputOf(states: readonly State[]): Promise<ProfileInput> {
  const parts: TablePart[] = [];
  for (const { at, edition, rows } of states) {
    const file = join(folder, `${at}-${edition}-${rows}.parquet`);
    const query: Sql = sql`select ${columns} from (select ${at} as place, ${edition} as edition), range(${rows}) as r(i)`;
    await engine.writeParquet(query, file);
    parts.push({ file, name: `part-${at}`, rows });
  }
  const described = names.map((name) => ({ name, sourceType: 'text', type: 'text' as const }));
  return { database: 'd', table: 't', file: folder, parts, columns: described, primaryKey: null, unique: [], references: [] };
}

const change = fc.record({ at: fc.nat({ max: 11 }), edition: fc.nat({ max: 3 }), rows: fc.constantFrom(0, 300, 700) });

test('a profile to which changed parts are added by their pages is what a first one is', async () => {
  let [kept, read] = [0, 0];
  const pages = (): PageValues => {
    const own = openPageValues();
    return {
      add: (...asked) => {
        const told = own.add(...asked);
        read += told ? 1 : 0;
        return told;
      },
      [Symbol.dispose]: () => own[Symbol.dispose](),
    };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 4 }), async (changes) => {
      kept += 1;
      const states = new Map(Array.from({ length: 10 }, (_, at): [number, State] => [at, { at, edition: 0, rows: at === 0 ? 2000 : 500 }]));
      const options = { sampleRows: 1_000 };
      const keep = { folder: join(folder, `kept-${kept}`), release: '1', pages };
      for (const step of [null, ...changes]) {
        if (step) states.set(step.at, step);
        const input = await inputOf([...states.values()].sort((a, b) => a.at - b.at));
        const profile = await profileTable(engine, input, { ...options, kept: keep });
        expect(profile).toEqual({ ...(await profileTable(engine, input, options)), identity: expect.any(String) });
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
  // Most columns of most changes were read so.
  expect(read).toBeGreaterThan(4 * 2 * 8);
}, 240_000);
