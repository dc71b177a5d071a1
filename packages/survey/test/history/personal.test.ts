import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunFacts } from '../../src/history/run-facts.ts';
import { SurveyedFolder } from './folder.ts';

test('history holds no value of a personal column, and its owner alone may read it', async () => {
  const folder = await SurveyedFolder.make();
  const people = Array.from({ length: 60 }, (_, at) => `P${at},Nguyễn Văn ${'ABCDEF'[at % 6]}n,0${900_000_000 + at * 7},${at % 2 ? 'new' : 'old'}`);
  await folder.write('people.csv', ['code,full_name,phone,state', ...people]);
  await folder.survey(['people.csv']);
  const [snapshot = ''] = await readdir(join(folder.out, 'history'));
  const place = join(folder.out, 'history', snapshot);
  const text = await readFile(join(place, 'facts.json'), 'utf8');
  const facts = JSON.parse(text) as RunFacts;
  const columns = facts.databases[0]?.tables[0]?.columns ?? [];
  expect(columns.map(({ name, top }) => [name, top === null])).toEqual([
    ['code', false],
    ['full_name', true],
    ['phone', true],
    ['state', false],
  ]);
  expect(text).not.toContain('Nguyễn');
  const names = await readdir(place);
  expect(names).toEqual(['facts.json', 'findings.parquet', 'scorecard.json']);
  for (const name of names) expect((await stat(join(place, name))).mode & 0o077, name).toBe(0);
});
