import { expect, test } from 'vitest';
import { comparisonOf, SurveyedFolder, schools } from './folder.ts';

const place = { database: 'schools', table: 'schools' };

test('with one earlier run, a fall of the rows against it, in words', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(300));
  await folder.survey(['schools.csv']);
  await folder.write('schools.csv', schools(180));
  const { drift } = comparisonOf(await folder.survey(['schools.csv'], { language: 'vi' }));
  const words = 'Số bản ghi giảm 40,0% so với lần trước: từ 300 còn 180';
  expect(drift).toEqual([
    { ...place, column: null, measure: 'rows', before: 300, after: 180, distance: 0.4, basis: { method: 'last', runs: 1 }, words },
  ]);
  expect(await folder.read('report.html')).toContain(words);
});

test('with five earlier runs, against their median: a slow growth is ordinary, a fall is not', async () => {
  const folder = await SurveyedFolder.make();
  for (const rows of [290, 295, 300, 305, 310]) {
    await folder.write('schools.csv', schools(rows));
    await folder.survey(['schools.csv']);
  }
  await folder.write('schools.csv', schools(314));
  expect(comparisonOf(await folder.survey(['schools.csv'])).drift).toEqual([]);
  await folder.write('schools.csv', schools(182));
  const { drift, earlierRuns } = comparisonOf(await folder.survey(['schools.csv'], { language: 'vi' }));
  expect(earlierRuns).toBe(6);
  expect(drift[0]).toMatchObject({ measure: 'rows', before: 302.5, after: 182, basis: { method: 'median-mad', runs: 6 } });
  expect(drift[0]?.words).toBe('Số bản ghi giảm 39,8% so với trung vị 6 lần trước: từ 302,5 còn 182');
});

test.each([
  [
    'missing values',
    (fields: string[], at: number) => (at % 4 === 0 ? fields.with(3, '') : fields),
    { column: 'pupils', measure: 'missing', before: 0, after: 0.25 },
    'The share of missing values in pupils rose against the last run: from 0% to 25.0%',
  ],
  [
    'a shifted middle',
    (fields: string[]) => fields.with(3, String(Number(fields[3]) * 3)),
    { column: 'pupils', measure: 'median', before: 218, after: 654 },
    'The middle value of pupils rose by 200% against the last run: from 218 to 654',
  ],
  [
    'fewer values',
    (fields: string[], at: number) => fields.with(3, String(200 + (at % 25))),
    { column: 'pupils', measure: 'distinct', before: 40, after: 25 },
    'The number of distinct values in pupils fell by 37.5% against the last run: from 40 to 25',
  ],
])('%s are told of', async (_, change, found, words) => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(300));
  await folder.survey(['schools.csv']);
  await folder.write('schools.csv', schools(300, change));
  const { drift, discrepancies } = comparisonOf(await folder.survey(['schools.csv']));
  expect(drift).toContainEqual(expect.objectContaining({ ...place, ...found, words }));
  expect(discrepancies.byTable.map(({ kind }) => kind)).not.toContain('drift');
});

test('other shares of the same values', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(300));
  await folder.survey(['schools.csv']);
  await folder.write(
    'schools.csv',
    schools(300, (fields, at) => fields.with(2, at % 10 === 0 ? 'high' : at % 10 === 1 ? 'secondary' : 'primary')),
  );
  const { drift } = comparisonOf(await folder.survey(['schools.csv']));
  expect(drift.map(({ column, measure }) => [column, measure])).toEqual([['level', 'distribution']]);
  expect(drift[0]?.words).toMatch(/^The shares of the values in level moved against the last run \(stability index PSI 0\.97; /);
});

test('the ordinary noise of a small table is not told of', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(20));
  await folder.survey(['schools.csv']);
  await folder.write(
    'schools.csv',
    schools(22, (fields, at) => (at === 3 ? fields.with(2, 'high') : fields)),
  );
  expect(comparisonOf(await folder.survey(['schools.csv'])).drift).toEqual([]);
});
