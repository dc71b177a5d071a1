import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { SurveyedFolder } from './folder.ts';

const given = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nga', 'Oanh', 'Phong', 'Quân'];
const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng'];
const people = 240;
const files = ['register.csv', 'clinic.csv', 'schools.csv'];

const mixed = (at: number, salt: number): number => ((at + 1) * 2_654_435_761 + salt * 40_503) % 4_294_967_291;
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
const two = (value: number): string => String(value).padStart(2, '0');

function person(at: number): string {
  const born = `${1940 + (mixed(at, 4) % 70)}-${two(1 + (mixed(at, 5) % 12))}-${two(1 + (mixed(at, 6) % 27))}`;
  return `${pick(surnames, mixed(at, 1))} Văn ${pick(given, mixed(at, 2))},${born},Số ${1 + (mixed(at, 7) % 300)} phường Hạc Thành tỉnh Thanh Hóa`;
}

const register = ['ma_so,ho_ten,ngay_sinh,dia_chi', ...Array.from({ length: people }, (_, at) => `${String(at + 1).padStart(4, '0')},${person(at)}`)];
/** The clinic knows four of five, some under another name, and the `changed`-th otherwise than before. */
const clinic = (changed = -1): string[] => [
  'so_the,ma_so,ho_ten,ngay_sinh,dia_chi',
  ...register.slice(1).flatMap((line, at) => {
    if (at % 5 === 0) return [];
    return [`T${at},${at % 17 === 3 || at === changed ? line.replace('Văn', 'Thị') : line}`];
  }),
];
const schools = ['ma_truong,ten', ...Array.from({ length: 30 }, (_, at) => `S${at},Trường ${at}`)];

/** All that a survey found, entities by which records are of one. */
async function found(out: string): Promise<Record<string, unknown>> {
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const rows = (name: string, order: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
    engine.all(sql`select * from ${engine.dialect.readParquet([join(out, name)])} order by ${order}`);
  const order = sql`"database", "table", record_key`;
  const [crosswalk, duplicates] = [await rows('crosswalk.parquet', order), await rows('duplicates.parquet', order)];
  const ids = [...new Set(crosswalk.map(({ entity_id: entity }) => entity))];
  const withoutId = (row: Record<string, unknown>): unknown => ({ ...row, entity_id: ids.indexOf(row.entity_id) });
  const discrepancies = await rows('discrepancies.parquet', sql`"database", "table", record_key, "column", rule, "kind"`);
  const text = (name: string): Promise<string> => readFile(join(out, name), 'utf8');
  return {
    crosswalk: crosswalk.map(withoutId),
    duplicates: duplicates.map(withoutId),
    discrepancies: discrepancies.map(({ id: _id, detected_at: _at, ...row }) => row),
    origins: JSON.parse(await text('origins.json')),
    scores: JSON.parse(await text('scorecard.json')),
    contained: JSON.parse(await text('containment.json')),
  };
}

async function entities(out: string): Promise<unknown[]> {
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  return await engine.all(
    sql`select "database", record_key, entity_id from ${engine.dialect.readParquet([join(out, 'crosswalk.parquet')])} order by all`,
  );
}

/** When which file was written. */
async function written(folder: string): Promise<Record<string, number>> {
  const names = (await readdir(folder)).filter((name) => name !== 'run.json');
  return Object.fromEntries(await Promise.all(names.sort().map(async (name) => [name, (await stat(join(folder, name))).mtimeMs])));
}

describe('a survey that kept what it linked and compared', () => {
  let folder: SurveyedFolder;
  const kept = (): Promise<[Record<string, number>, Record<string, number>]> =>
    Promise.all([written(join(folder.out, '.links')), written(join(folder.out, '.origins'))]);
  const fresh = async (step: string): Promise<Record<string, unknown>> => {
    folder.sameDayAgain();
    const out = join(folder.folder, step);
    await folder.survey(files, { out });
    return found(out);
  };

  beforeAll(async () => {
    folder = await SurveyedFolder.make();
    await folder.write('register.csv', register);
    await folder.write('clinic.csv', clinic());
    await folder.write('schools.csv', schools);
    await folder.survey(files);
  }, 240_000);

  test('links and compares nothing again where nothing has changed', async () => {
    const [before, ids] = [await kept(), await entities(folder.out)];
    expect(Object.keys(before[0]).length).toBeGreaterThan(2);
    expect(Object.keys(before[1])).toHaveLength(2);
    const first = await found(folder.out);
    expect((first.crosswalk as unknown[]).length).toBeGreaterThan(people);
    expect((first.origins as { attributes: unknown[] }).attributes.length).toBeGreaterThan(1);
    await folder.survey(files);
    expect(await kept()).toEqual(before);
    expect(await found(folder.out)).toEqual({ ...first, discrepancies: expect.anything() });
    expect(await entities(folder.out)).toEqual(ids);
    expect(await found(folder.out)).toEqual(await fresh('unchanged'));
  }, 240_000);

  test('says what a first one says where a table has changed', async () => {
    const before = await kept();
    await folder.write('clinic.csv', clinic(8));
    await folder.survey(files);
    const after = await kept();
    expect(Object.keys(after[0])).not.toEqual(Object.keys(before[0]));
    expect(await found(folder.out)).toEqual(await fresh('changed'));
  }, 240_000);

  test('leaves alone what a table that tells of no entity is changed beside', async () => {
    const [before] = await kept();
    await folder.write('schools.csv', schools.slice(0, -1));
    await folder.survey(files);
    expect((await kept())[0]).toEqual(before);
    expect(await found(folder.out)).toEqual(await fresh('beside'));
  }, 240_000);

  test('finds anew what was damaged', async () => {
    for (const name of ['.links', '.origins'])
      for (const file of await readdir(join(folder.out, name))) if (file !== 'run.json') await writeFile(join(folder.out, name, file), 'spoilt');
    await folder.survey(files);
    expect(await found(folder.out)).toEqual(await fresh('damaged'));
  }, 240_000);

  test('links anew, with new ids, where the last crosswalk is damaged further in', async () => {
    const file = join(folder.out, 'crosswalk.parquet');
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xaa, 200, Math.round(bytes.length / 2)));
    await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
    await expect(engine.all(sql`select max(entity_id) from ${engine.dialect.readParquet([file])}`)).rejects.toThrow();
    await folder.survey(files);
    expect(await found(folder.out)).toEqual(await fresh('unreadable'));
  }, 240_000);

  test('gives entities the ids of the crosswalk that is there, though it kept others', async () => {
    const file = join(folder.out, 'crosswalk.parquet');
    await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
    const renamed = join(folder.folder, 'renamed.parquet');
    await engine.writeParquet(sql`select * replace ('x' || entity_id as entity_id) from ${engine.dialect.readParquet([file])}`, renamed);
    const ids = (await engine.all<{ entity_id: string }>(sql`select entity_id from ${engine.dialect.readParquet([renamed])}`)).map(
      (row) => row.entity_id,
    );
    await writeFile(file, await readFile(renamed));
    await folder.survey(files);
    const after = (await entities(folder.out)) as { entity_id: string }[];
    expect(after.every(({ entity_id: entity }) => ids.includes(entity))).toBe(true);
  }, 240_000);
});
