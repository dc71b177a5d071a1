import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig, runSurvey, type SurveyResult } from '../../src/index.ts';
import { checkOf } from '../../src/report/rule-words.ts';
import { errorsOf } from './schemas.ts';

const config = join(import.meta.dirname, '../../../../examples/communes/sogoc.yaml');
let out: string;
let result: SurveyResult;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'report-real-'));
  const now = (): Date => new Date('2025-11-01T08:00:00Z');
  result = await runSurvey({ ...(await readConfig(config)), out, language: 'vi', memoryLimit: 2 ** 29 }, { environment: {}, now });
});
afterAll(() => rm(out, { recursive: true }));

test.each(['catalog', 'scorecard', 'origins', 'run'] as const)('%s.json keeps to its published schema', async (name) => {
  expect(errorsOf(name, JSON.parse(await readFile(join(out, `${name}.json`), 'utf8')))).toEqual([]);
});

test('each discrepancy keeps to the schema of a row', () => {
  expect(result.discrepancies.flatMap((each) => errorsOf('discrepancy', each))).toEqual([]);
});

test('the report of the four databases is within its budget and says every rule in words', async () => {
  const page = await readFile(join(out, 'report.html'), 'utf8');
  expect(Buffer.byteLength(page)).toBeLessThan(1.2 * 2 ** 20);
  const ids = new Set(result.discrepancies.map(({ rule }) => rule));
  expect([...ids].filter((id) => page.includes(id)).map(checkOf)).toEqual([]);
});
