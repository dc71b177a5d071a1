import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparisonOf, SurveyedFolder, schools } from './folder.ts';

test('the last sixty runs stay', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(20));
  await folder.survey(['schools.csv']);
  const history = join(folder.out, 'history');
  const [first = ''] = await readdir(history);
  const older = Array.from({ length: 65 }, (_, at) => `202501${String(at).padStart(2, '0')}t080000z`);
  for (const name of older) await cp(join(history, first), join(history, name), { recursive: true });
  expect(comparisonOf(await folder.survey(['schools.csv'])).earlierRuns).toBe(66);
  const left = await readdir(history);
  expect([left.length, left.at(0), left.at(-1)]).toEqual([60, older[7], '20251102t080000z']);
});

test('a second run within the same second takes the place of the first in history, and is compared with it', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write('schools.csv', schools(20));
  await folder.survey(['schools.csv']);
  folder.sameDayAgain();
  await folder.write('schools.csv', schools(40));
  const { since, drift } = comparisonOf(await folder.survey(['schools.csv']));
  expect([since, drift[0]?.before, drift[0]?.after]).toEqual(['2025-11-01T08:00:00.000Z', 20, 40]);
  expect(await readdir(join(folder.out, 'history'))).toEqual(['20251101t080000z']);
});
