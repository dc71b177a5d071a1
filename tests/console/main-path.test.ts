import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { startSurveyedRegister } from './harness/surveyed-register.ts';
import type { View } from './harness/visits.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSurveyedRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

interface Words {
  records: string;
  failing: RegExp;
  pages: string;
  case: RegExp;
  mend: RegExp;
  mended: string;
  cases: string;
  choose: RegExp;
}
const vi: Words = {
  records: 'Các bản ghi sai lệch',
  failing: /^Phải có giá trị$/,
  pages: 'Mở danh mục trang',
  case: /^Vụ việc số \d+$/,
  mend: /^Báo đã sửa \d+ bản ghi$/,
  mended: 'Đã báo sửa',
  cases: 'Vụ việc',
  choose: /^Chọn bản ghi/,
};
const en: Words = {
  records: 'Records that are wrong',
  failing: /^A value is required$/,
  pages: 'Open the list of pages',
  case: /^Case \d+$/,
  mend: /^Report \d+ records? as mended$/,
  mended: 'Reported mended',
  cases: 'Cases',
  choose: /^Choose record/,
};

test.each([
  { language: 'vi', width: 1366, height: 768, words: vi },
  { language: 'en', width: 390, height: 844, words: en },
] as const)('from the worst database to the record that a commune mends, in $language at $width pixels', async ({ words, ...view }) => {
  await seesWhy(view, words);
  await mendsOne(view, words);
});

/** The province's data office goes from all scores down to the records of a rule, and to the case that holds one of them. */
async function seesWhy(view: View, words: Words): Promise<void> {
  await using visit = await console_.as('province-data-office', view);
  const { page } = visit;
  await visit.goto('/scores');
  await page.getByRole('row').filter({ hasText: 'Trường học' }).getByRole('link').first().click();
  const rule = page.getByRole('row').filter({ has: page.getByRole('cell', { name: words.failing }) });
  await rule.getByRole('link').first().waitFor();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await rule.getByRole('link').first().click();
  await page.getByRole('region', { name: words.records }).getByRole('link').first().click();
  await page.getByRole('heading', { name: words.case }).waitFor();
}

/** An official of one of the communes opens the own list, and reports what was put right. */
async function mendsOne(view: View, words: Words): Promise<void> {
  await using visit = await console_.as('commune-official', view);
  const { page } = visit;
  await visit.goto('/overview');
  await openFromRail(page, view, words);
  await page.locator('[data-row]').first().click();
  await page.getByRole('checkbox', { name: words.choose, disabled: false }).first().check();
  await page.getByRole('button', { name: words.mend }).click();
  await page.getByRole('cell', { name: words.mended }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  expect(await page.getByRole('button', { name: words.mend }).count()).toBe(1);
}

async function openFromRail(page: Page, { width = 0 }: View, words: Words): Promise<void> {
  if (width < 900) await page.getByRole('button', { name: words.pages }).click();
  await page.getByRole('link', { name: words.cases, exact: true }).filter({ visible: true }).click();
}
