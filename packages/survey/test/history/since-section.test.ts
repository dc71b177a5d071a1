import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../../tests/browser.ts';
import type { Comparison, Language, SurveyResult } from '../../src/index.ts';
import { renderReport } from '../../src/report/index.ts';
import { hostile } from '../report/hostile.ts';
import { communes } from '../report/sample-communes.ts';
import { comparisonOf, SurveyedFolder, schools } from './folder.ts';

let browser: Browser;
let comparison: Comparison;
const folder = await SurveyedFolder.make();

beforeAll(async () => {
  browser = await openBrowser();
  await folder.write(
    'schools.csv',
    schools(300, (fields, at) => (at < 3 ? fields.with(4, '') : fields)),
  );
  await folder.write('other.csv', schools(60));
  await folder.survey(['schools.csv', 'other.csv']);
  await folder.write(
    'schools.csv',
    schools(180, (fields, at) => (at === 2 || at === 9 ? fields.with(4, '') : fields)).map((line) => line.split(',').toSpliced(3, 1).join(',')),
  );
  comparison = comparisonOf(await folder.survey(['schools.csv']));
});
afterAll(() => browser.close());

const withComparison = (language: Language): SurveyResult => ({ ...communes(language), comparison });

test.each([
  [1366, 'light'],
  [320, 'dark'],
] as const)('no barrier by WCAG 2.1 AA and nothing that sticks out at %i px, %s', async (width, colorScheme) => {
  const file = join(folder.folder, 'page.html');
  await writeFile(file, renderReport(withComparison('vi')));
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await context.close();
});

test.each([
  ['vi', 'Từ lần khảo sát 01/11/2025 08:00 UTC: <strong>đã sửa 2 sai lệch, thêm 1 sai lệch mới</strong>'],
  ['en', 'Since the survey of 01/11/2025 08:00 UTC: <strong>2 discrepancies mended, 1 new</strong>'],
  ['id', 'Sejak survei 01/11/2025 08:00 UTC: <strong>2 ketidaksesuaian telah diperbaiki, 1 baru</strong>'],
] as const)('it opens with its answer, in %s', (language, answer) => {
  const page = renderReport(withComparison(language));
  expect(page).toContain(answer);
  expect(page).toContain('schools · schools · pupils');
  expect(page).toContain('<a href="#since">');
});

test('hostile names in a comparison stay text', () => {
  const page = renderReport(hostile(withComparison('vi')));
  expect(page).toContain('schools&lt;script&gt;');
  expect(page.match(/<script>window\.hit/g)).toBeNull();
});
