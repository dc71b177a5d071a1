import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { readConfig, type SurveyRequest } from '../../src/index.ts';
import { freshFolder, type Outcome, survey } from './outcome.ts';

interface CrosswalkRow {
  database: string;
  table: string;
  record_key: string;
  entity_kind: string;
  entity_id: string;
  probability: number;
}

interface DuplicateRow extends CrosswalkRow {
  duplicate_of: string;
  vi: string;
  en: string;
  id: string;
}

const given = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nga', 'Oanh', 'Phong', 'Quân', 'Sơn', 'Tú', 'Vân', 'Yến'];
const middle = ['Văn', 'Thị', 'Ngọc', 'Đức', 'Thanh', 'Kim', 'Hồng'];
const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô'];
const people = 400;

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
const two = (value: number): string => String(value).padStart(2, '0');
/** Different for every person, and the same on every run. */
const mixed = (at: number, salt: number): number => ((at + 1) * 2_654_435_761 + salt * 40_503) % 4_294_967_291;

function person(at: number): { name: string; year: number; month: number; day: number; place: string } {
  const name = `${pick(surnames, mixed(at, 1))} ${pick(middle, mixed(at, 2))} ${pick(given, mixed(at, 3))}`;
  const place = `Số ${1 + (mixed(at, 7) % 300)}, Tổ dân phố ${1 + (mixed(at, 8) % 9)}, phường Hạc Thành, tỉnh Thanh Hóa`;
  return { name, year: 1940 + (mixed(at, 4) % 70), month: 1 + (mixed(at, 5) % 12), day: 2 + (mixed(at, 6) % 27), place };
}

const rowsOf = (header: string, rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;

/** A register of persons, of whom three are there twice; a clinic that knows no number and keeps given names apart. */
async function folder(): Promise<string> {
  const at = await freshFolder();
  const all = Array.from({ length: people }, (_, index) => index);
  const registered = (index: number, key: number): string => {
    const { name, year, month, day, place } = person(index);
    return `${key},${name},${year}-${two(month)}-${two(day)},"${place}"`;
  };
  const again = [7, 70, 170].map((index, n) => registered(index, 1001 + n));
  await writeFile(
    join(at, 'people.csv'),
    rowsOf('ma_nguoi,ho_ten,ngay_sinh,dia_chi', [...all.map((index) => registered(index, index + 1)), ...again]),
  );
  const patients = all.filter((index) => index % 2 === 0);
  const admitted = patients.map((index) => {
    const { name, year, month, day, place } = person(index);
    const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
    const written = index % 5 === 0 ? plain : name;
    const given = written.lastIndexOf(' ');
    return `BN${1000 + index},${written.slice(0, given)},${written.slice(given + 1)},${two(day)}/${two(month)}/${year},"${place}"`;
  });
  await writeFile(join(at, 'clinic.csv'), rowsOf('ma_benh_nhan,ho_dem,ten,ngay_sinh,noi_o', admitted));
  return at;
}

let home: string;
let outcome: Outcome;
const request = (): Pick<SurveyRequest, 'databases'> => ({
  databases: ['people', 'clinic'].map((name) => ({ name, source: `${name}.csv`, baseDirectory: home, owner: null, contract: null })),
});

async function rows<Row extends object>(out: string, file: string): Promise<Row[]> {
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  return await engine.all<Row>(sql`select * from ${engine.dialect.readParquet([join(out, file)])}`);
}

const byKey = (crosswalk: readonly CrosswalkRow[], database: string): Map<string, string> =>
  new Map(crosswalk.filter((row) => row.database === database).map((row) => [row.record_key, row.entity_id]));

beforeAll(async () => {
  home = await folder();
  outcome = await survey(request());
});

describe('a crosswalk without a common key', () => {
  test('puts the records of one person under one id', async () => {
    const crosswalk = await rows<CrosswalkRow>(outcome.out, 'crosswalk.parquet');
    const [people, clinic] = [byKey(crosswalk, 'people'), byKey(crosswalk, 'clinic')];
    const right = [...clinic].filter(([key, entity]) => people.get(String(Number(key.slice(2)) - 999)) === entity);
    expect(right.length).toBeGreaterThan(0.97 * clinic.size);
    expect(new Set(crosswalk.map((row) => row.entity_kind))).toEqual(new Set(['person']));
    expect(crosswalk.every(({ probability }) => probability > 0 && probability <= 1)).toBe(true);
  });

  test('reports who is in a table twice, with the other key and why, in three languages', async () => {
    const found = await rows<DuplicateRow>(outcome.out, 'duplicates.parquet');
    const pairs = found.filter(({ database }) => database === 'people').map((row) => [row.record_key, row.duplicate_of]);
    expect(pairs).toEqual(
      expect.arrayContaining([
        ['1001', '8'],
        ['1002', '71'],
        ['1003', '171'],
      ]),
    );
    const [one] = found.filter(({ record_key: key }) => key === '1001');
    expect([one?.vi, one?.en, one?.id].map((text) => text?.length ?? 0).every((length) => length > 10)).toBe(true);
    const findings = outcome.discrepancies.filter(({ rule }) => rule === 'people.person.one-record');
    expect(findings.map(({ record_key: key, expected, kind }) => [key, expected, kind])).toContainEqual(['1001', '8', 'duplicate']);
    const { databases } = outcome.result.scorecard;
    const rules = databases.find(({ name }) => name === 'people')?.criteria.clean.rules ?? [];
    expect(rules.find(({ rule }) => rule === 'people.person.one-record')).toMatchObject({ source: 'linkage', checked: people + 3 });
  });

  test('holds no name', async () => {
    const texts = JSON.stringify([await rows(outcome.out, 'crosswalk.parquet'), await rows(outcome.out, 'duplicates.parquet')]);
    for (const name of new Set([7, 70, 170].map((index) => person(index).name))) expect(texts).not.toContain(name);
  });

  test('keeps its ids from run to run', async () => {
    const before = await rows<CrosswalkRow>(outcome.out, 'crosswalk.parquet');
    const text = await readFile(join(home, 'people.csv'), 'utf8');
    const [header, first, ...rest] = text.trimEnd().split('\n');
    await writeFile(join(home, 'people.csv'), `${[header, ...rest, first].join('\n')}\n`);
    await survey({ ...request(), out: outcome.out });
    const after = await rows<CrosswalkRow>(outcome.out, 'crosswalk.parquet');
    const ids = byKey(before, 'people');
    expect([...byKey(after, 'people')].filter(([key, entity]) => ids.get(key) === entity)).toHaveLength(ids.size);
  });

  test('is left out where nobody asks for it, and an old one goes', async () => {
    await survey({ ...request(), out: outcome.out, linkage: [] });
    await expect(access(join(outcome.out, 'crosswalk.parquet'))).rejects.toThrow();
  });
});

test('sogoc.yaml switches it off, or chooses kinds', async () => {
  const file = join(await freshFolder(), 'sogoc.yaml');
  const read = async (line: string): Promise<readonly string[] | undefined> => {
    await writeFile(file, `databases:\n  - name: a\n    source: a.csv\n${line}\n`);
    return (await readConfig(file)).linkage;
  };
  expect(await read('')).toBeUndefined();
  expect(await read('linkage: true')).toBeUndefined();
  expect(await read('linkage: false')).toEqual([]);
  expect(await read('linkage: [person, parcel]')).toEqual(['person', 'parcel']);
  await expect(read('linkage: [ghost]')).rejects.toMatchObject({ code: 'SURVEY_CONFIG_INVALID' });
});
