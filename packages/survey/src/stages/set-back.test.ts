import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, EngineError, openDuckDb, sql } from '@sogoc/engine';
import { vietnam } from '@sogoc/vietnam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshFolder } from '../../test/survey/outcome.ts';
import { catalogOf } from '../output/catalog.ts';
import { type Checked, checkDatabases } from './check.ts';
import { compareDatabases } from './compare.ts';
import { linkDatabases } from './link.ts';
import { type ProfiledDatabase, profileDatabases } from './profile.ts';
import { Progress } from './progress.ts';
import { readDatabases } from './read.ts';
import { setBack } from './set-back.ts';

const people = 8000;
const now = (): Date => new Date('2025-11-01T08:00:00Z');
const options = { pack: vietnam, designations: [], today: '2025-11-01', language: 'en', now } as const;
const progress = new Progress(undefined);
let engine: Engine;
let databases: ProfiledDatabase[];
let checked: Checked;

const limitTo = (limit: string): Promise<number> => engine.run(sql`set memory_limit = ${limit}`);

/** Two registers of the same people, read and checked with enough memory. */
beforeAll(async () => {
  const folder = await freshFolder();
  const pick = (list: string, at: number): string => list.split(' ')[at % list.split(' ').length] ?? '';
  const person = (at: number): string => {
    const name = `${pick('Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô', at)} ${pick('Văn Thị Ngọc Đức Thanh Kim Hồng', at)} ${pick('An Bình Chi Dũng Giang Hà Lan Minh Nga', at)}`;
    const born = `${1940 + (at % 71)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
    return `${String(38_099_000_000 + at * 7).padStart(12, '0')},${name},${born},"Số ${1 + (at % 997)}, phường Hạc Thành, tỉnh Thanh Hóa"`;
  };
  const rows = Array.from({ length: people }, (_, at) => person(at));
  const requests = ['residents', 'patients'].map((name) => ({ name, source: `${name}.csv`, baseDirectory: folder, owner: null, contract: null }));
  for (const { source } of requests) await writeFile(join(folder, source), `${['so_cccd,ho_ten,ngay_sinh,dia_chi', ...rows].join('\n')}\n`);
  engine = await openDuckDb({ memoryLimit: 2 ** 29, temporaryDirectory: join(folder, 'spill') });
  const read = await readDatabases(requests, { engine, lake: join(folder, 'lake'), snapshot: 'one', environment: {} }, progress);
  databases = await profileDatabases(engine, read, new Map(), vietnam, { folder: join(folder, 'profiles'), release: 'test' }, undefined, progress);
  checked = await checkDatabases(
    engine,
    databases,
    new Map(),
    vietnam,
    { folder: join(folder, 'states'), release: 'test' },
    now,
    undefined,
    progress,
  );
});
afterAll(() => engine.close());

test('where memory is too small to compare or to link, both are told with a way out and what was found stays', async () => {
  const before = await engine.one(sql`select count(*) as n from ${checked.discrepancies.name}`);
  await limitTo('6MB');
  const linked = await linkDatabases(engine, databases, checked, { ...options, previous: null }, progress);
  const compared = await compareDatabases(engine, databases, checked, options, progress);
  await limitTo('512MB');
  const { databases: told } = catalogOf(databases, compared.problems);
  const lacks = { code: 'ENGINE_OUT_OF_MEMORY', remedy: 'Raise the memory limit' };
  expect(told.map(({ status, tables, problems }) => [status, tables.length, problems.length])).toEqual([
    ['read', 1, 1],
    ['read', 1, 1],
  ]);
  for (const { problems } of told) expect(problems).toMatchObject([{ ...lacks, place: 'origins' }]);
  expect(compared).toMatchObject({ origins: { attributes: [] }, results: [] });
  expect([...linked.problems.values()].flat()).toMatchObject([{ ...lacks, place: expect.stringMatching(/^crosswalk/) }, lacks]);
  expect(await engine.one(sql`select count(*) as n from ${checked.discrepancies.name}`)).toEqual(before);
});

test('with memory given back the same engine compares them', async () => {
  const { origins, problems } = await compareDatabases(engine, databases, checked, options, progress);
  expect([origins.attributes.length > 0, problems.size]).toEqual([true, 0]);
});

test('what ends the run, and what is a fault of ours, is thrown on', () => {
  const words = { message: 'It could not be done', remedy: 'Do less' };
  for (const error of [new EngineError('ENGINE_DISK_FULL', 'The disk has no room'), new TypeError('a fault')])
    expect(() => setBack(error, 'origins', words)).toThrow(error);
  expect(setBack(new EngineError('ENGINE_QUERY_FAILED', 'Binder Error'), 'origins', words)).toEqual({
    ...{ code: 'ENGINE_QUERY_FAILED', message: words.message, remedy: words.remedy, place: 'origins', count: 1 },
  });
});
