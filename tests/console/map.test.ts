import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSurveyedRegister } from './harness/surveyed-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSurveyedRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

test.each([
  { width: 1366, height: 768, language: 'vi', measure: 'Tô màu theo', overdue: 'Bản ghi quá hạn', unit: /Hạc Thành/, cases: 'Vụ việc' },
  { width: 390, height: 844, language: 'en', measure: 'Coloured by', overdue: 'Records overdue', unit: /Hạc Thành/, cases: 'Cases' },
] as const)('the map shows what each commune has open, late and done, and leads there, at $width pixels in $language', async (view) => {
  await using visit = await console_.as('province-data-office', view);
  const { page } = visit;
  await visit.goto('/map');
  await page.getByRole('link', { name: view.unit }).first().waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, `map-${view.width}`);
  await page.getByLabel(view.measure).click();
  await page.locator('.ant-select-item-option').filter({ hasText: view.overdue }).click();
  await page.getByRole('heading', { level: 2, name: view.overdue }).waitFor();
  expect(new URL(page.url()).searchParams.get('measure')).toBe('overdue');
  await page.getByRole('table').getByRole('link', { name: view.unit }).click();
  await page.getByRole('heading', { level: 1, name: view.cases }).waitFor();
  expect(new URL(page.url()).searchParams.get('unit')).toBe('c14797');
});

test('another province is chosen by keyboard, and says that it has nothing', async () => {
  await using visit = await console_.as('central-steering');
  const { page } = visit;
  await visit.goto('/map');
  await page.getByRole('link', { name: 'Hà Nội' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('Hà Nội: chưa có vụ việc nào').waitFor();
  await expectAccessible(page);
});

test('communes are told apart by a criterion, and the number leads to the records', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/map');
  await page.getByLabel('Tô màu theo').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'Tiêu chí: Đủ' }).click();
  await page.getByText('Thanh Hóa, tiêu chí “Đủ”').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'map-complete-1366');
  const row = page.getByRole('row').filter({ hasText: 'Hạc Thành' });
  const wrong = (await row.getByRole('link').innerText()).trim();
  await row.getByRole('link').click();
  await page.getByText(`${wrong} bản ghi sai lệch, tiêu chí “Đủ”`).waitFor();
  expect(new URL(page.url()).search).toContain('criterion=complete');
  await page
    .getByRole('link', { name: /^Vụ việc số/ })
    .first()
    .waitFor();
});
