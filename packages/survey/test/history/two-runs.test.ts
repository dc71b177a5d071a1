import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Comparison, SurveyResult } from '../../src/index.ts';
import { errorsOf } from '../report/schemas.ts';
import { comparisonOf, SurveyedFolder, schools } from './folder.ts';

const without = (column: number, lines: readonly string[]): string[] => lines.map((line) => line.split(',').toSpliced(column, 1).join(','));
/** Lines of which some have no day. */
const undated = (count: number, at: readonly number[]): string[] =>
  schools(count, (fields, each) => (at.includes(each) ? fields.with(4, '') : fields));
const total = { new: 0, mended: 0, staying: 0, newlyChecked: 0, noLongerChecked: 0 };

test('a first run has nothing to be compared with', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(50));
  const { comparison } = await folder.survey(['schools.csv']);
  expect(comparison).toBeNull();
  await expect(folder.read('comparison.json')).rejects.toThrow();
  expect(await folder.read('report.html')).not.toContain('id="since"');
});

test('mended, new and staying discrepancies, a worse score, and the file that says so', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', undated(300, [3, 4]));
  await folder.survey(['schools.csv']);
  await folder.write('schools.csv', undated(300, [4, 9, 10]));
  const comparison = comparisonOf(await folder.survey(['schools.csv']));
  expect(comparison.since).toBe('2025-11-01T08:00:00.000Z');
  expect(comparison.discrepancies).toEqual({
    total: { ...total, new: 2, mended: 1, staying: 1 },
    byTable: [{ database: 'schools', table: 'schools', kind: 'missing', ...total, new: 2, mended: 1, staying: 1 }],
  });
  expect(comparison.scores.filter(({ verdict }) => verdict === 'worse').map(({ criterion }) => criterion)).toEqual(['complete']);
  const written: unknown = JSON.parse(await folder.read('comparison.json'));
  expect(written).toEqual(comparison);
  expect(errorsOf('comparison', written)).toEqual([]);
  expect(await folder.read('report.html')).toContain('<strong>1 discrepancies mended, 2 new</strong>');
});

test('the same data twice: nothing has changed, and the report says so first', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', undated(300, [3]));
  await folder.survey(['schools.csv']);
  const comparison = comparisonOf(await folder.survey(['schools.csv'], { language: 'vi' }));
  expect(comparison.discrepancies.total).toEqual({ ...total, staying: 1 });
  expect([comparison.came, comparison.went, comparison.drift]).toEqual([[], [], []]);
  expect(await folder.read('report.html')).toContain('Không có gì thay đổi từ lần khảo sát 01/11/2025 08:00 UTC.');
});

test('discrepancies of a column that went are not mended: nobody looked', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', undated(300, [3, 4]));
  await folder.survey(['schools.csv']);
  await folder.write('schools.csv', without(4, schools(300)));
  const gone = comparisonOf(await folder.survey(['schools.csv']));
  expect(gone.went).toEqual([{ database: 'schools', table: 'schools', column: 'opened' }]);
  expect(gone.discrepancies.total).toEqual({ ...total, noLongerChecked: 2 });
  await folder.write('schools.csv', undated(300, [3]));
  const back = comparisonOf(await folder.survey(['schools.csv']));
  expect(back.came).toEqual([{ database: 'schools', table: 'schools', column: 'opened' }]);
  expect(back.discrepancies.total).toEqual({ ...total, newlyChecked: 1 });
});

test('discrepancies of a table whose records go by another key are neither mended nor new', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', undated(300, [3, 4]));
  await folder.survey(['schools.csv']);
  await folder.write('schools.csv', without(0, undated(300, [3, 4])));
  const comparison = comparisonOf(await folder.survey(['schools.csv']));
  expect(comparison.went).toEqual([{ database: 'schools', table: 'schools', column: 'school_code' }]);
  expect(comparison.discrepancies.total).toEqual({ ...total, newlyChecked: 2, noLongerChecked: 2 });
});

test('a rule of the contract with other bounds is another measure: nothing is mended by it, nothing better', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(300));
  const database = {
    name: 'schools',
    source: 'schools.csv',
    baseDirectory: folder.folder,
    owner: null,
    contract: join(folder.folder, 'schools.yaml'),
  };
  const survey = async (maximum: number): Promise<SurveyResult> => {
    const properties = `[{ name: pupils, logicalType: integer, logicalTypeOptions: { maximum: ${maximum} } }]`;
    const head = ['apiVersion: v3.1.0', 'kind: DataContract', 'id: schools', 'version: 1.0.0', 'status: active'];
    await folder.write('schools.yaml', [...head, `schema: [{ name: schools, properties: ${properties} }]`]);
    return folder.survey([], { databases: [database] });
  };
  await survey(229);
  const wider = comparisonOf(await survey(234));
  expect(wider.discrepancies.total).toEqual({ ...total, staying: 35, noLongerChecked: 35 });
  const verdicts = (comparison: Comparison): unknown => Object.fromEntries(comparison.scores.map(({ criterion, verdict }) => [criterion, verdict]));
  expect(wider.changedRules).toEqual([{ database: 'schools', rule: 'schools.pupils.range' }]);
  expect(verdicts(wider)).toMatchObject({ correct: 'new-measure', overall: 'new-measure', clean: 'equal' });
  expect(errorsOf('comparison', wider)).toEqual([]);
  expect(await folder.read('report.html')).toContain('New measure: a rule has changed');
  const narrower = comparisonOf(await survey(229));
  expect(narrower.discrepancies.total).toEqual({ ...total, staying: 35, newlyChecked: 35 });
  expect(verdicts(comparisonOf(await survey(229)))).toMatchObject({ correct: 'equal', overall: 'equal' });
});

test('a database that cannot be read mends nothing and loses no table', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', undated(300, [3]));
  await folder.write('other.csv', schools(20));
  await folder.survey(['schools.csv', 'other.csv']);
  await rm(join(folder.folder, 'schools.csv'));
  const comparison = comparisonOf(await folder.survey(['schools.csv', 'other.csv']));
  expect(comparison.notRead).toEqual([{ database: 'schools', table: null }]);
  expect([comparison.came, comparison.went]).toEqual([[], []]);
  expect(comparison.discrepancies.total).toEqual({ ...total, noLongerChecked: 1 });
  const next = comparisonOf(await folder.survey(['other.csv']));
  expect(next.went).toEqual([{ database: 'schools', table: null, column: null }]);
});

test('a run in history that is damaged is passed over', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(100));
  for (let run = 0; run < 4; run += 1) await folder.survey(['schools.csv']);
  const [, second = '', third = '', fourth = ''] = await readdir(join(folder.out, 'history'));
  await writeFile(join(folder.out, 'history', second, 'facts.json'), '{"version":1,"databases":[{"name":3}]}');
  await writeFile(join(folder.out, 'history', third, 'facts.json'), '{"version":1');
  await writeFile(join(folder.out, 'history', fourth, 'findings.parquet'), 'PAR1 nothing');
  const comparison = comparisonOf(await folder.survey(['schools.csv']));
  expect([comparison.since, comparison.earlierRuns]).toEqual(['2025-11-01T08:00:00.000Z', 1]);
});

test('a run that was killed while it wrote history leaves nothing behind', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(100));
  await folder.survey(['schools.csv']);
  const left = join(folder.out, 'history', '20251102t080000z.unfinished');
  await mkdir(left);
  await writeFile(join(left, 'facts.json'), '{');
  await folder.survey(['schools.csv']);
  expect(await readdir(join(folder.out, 'history'))).toEqual(['20251101t080000z', '20251102t080000z']);
});

test('the same files and clock give the same comparison, byte for byte', async () => {
  const texts: string[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const folder = await SurveyedFolder.make();
    await folder.write('schools.csv', undated(300, [3, 4]));
    await folder.survey(['schools.csv']);
    await folder.write('schools.csv', undated(150, [4, 9]));
    await folder.survey(['schools.csv']);
    texts.push(await folder.read('comparison.json'));
  }
  expect(texts[0]).toBe(texts[1]);
});
