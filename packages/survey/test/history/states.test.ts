import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SurveyResult } from '../../src/index.ts';
import { SurveyedFolder, schools } from './folder.ts';

const files = ['schools.csv', 'visits.csv'];
const visits = (count: number): string[] => [
  'visit,school_code,day',
  ...Array.from(
    { length: count },
    (_, at) => `V${at + 1},S${String((at % 40) + 1).padStart(4, '0')},2024-01-${String((at % 28) + 1).padStart(2, '0')}`,
  ),
];

/** What is wrong with a line: a day is gone, a code is there twice, a title holds markup, a value is a filler. */
const spoilt: readonly ((fields: string[]) => string[])[] = [
  (fields) => fields.with(4, ''),
  (fields) => fields.with(0, 'S0001'),
  (fields) => fields.with(1, '<b>School</b>'),
  (fields) => fields.with(2, 'N/A'),
];
const flaws = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 59 }), fc.nat({ max: spoilt.length - 1 })), { maxLength: 6, selector: ([at]) => at });

/** What rules found, wherever it is written, but when it was found first. */
async function said({ scorecard }: SurveyResult, out: string): Promise<unknown> {
  const lines = (await readFile(join(out, 'discrepancies.csv'), 'utf8')).trim().split('\n');
  return [scorecard, lines.map((line) => line.slice(0, line.lastIndexOf(','))).sort()];
}

test('a survey that kept what it counted says what a first one says, whichever tables changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(flaws, fc.integer({ min: 30, max: 50 })), { minLength: 2, maxLength: 3 }), async (steps) => {
      const folder = await SurveyedFolder.make();
      for (const [step, [wrong, count]] of steps.entries()) {
        const known = new Map(wrong);
        const spoil = (fields: string[], at: number): string[] => spoilt[known.get(at) ?? -1]?.(fields) ?? fields;
        await folder.write('schools.csv', schools(60, spoil));
        await folder.write('visits.csv', visits(count));
        const again = await said(await folder.survey(files), folder.out);
        folder.sameDayAgain();
        const fresh = join(folder.folder, `fresh-${step}`);
        expect(again).toEqual(await said(await folder.survey(files, { out: fresh }), fresh));
      }
    }),
    { numRuns: 2, endOnFailure: true },
  );
}, 240_000);

test('a second survey of what has not changed asks no rule again', async () => {
  const folder = await SurveyedFolder.make();
  await folder.write(
    'schools.csv',
    schools(60, (fields, at) => (at === 7 ? fields.with(4, '') : fields)),
  );
  await folder.write('visits.csv', visits(40));
  const kept = async (): Promise<string[]> => (await readdir(join(folder.out, '.states'))).sort();
  const first = await said(await folder.survey(files), folder.out);
  const written = await kept();
  expect(written).toContain('states.json');
  folder.sameDayAgain();
  expect(await said(await folder.survey(files), folder.out)).toEqual(first);
  expect(await kept()).toEqual(written);
});
