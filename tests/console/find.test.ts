import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSurveyedRegister } from './harness/surveyed-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSurveyedRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

test('by keyboard alone, from any page: Ctrl K, a few letters without accents, down, Enter', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/agencies');
  await page.keyboard.press('Control+K');
  const field = page.getByRole('combobox', { name: 'Tìm mọi thứ' });
  await field.waitFor();
  await page.getByRole('option', { name: 'Tổng quan' }).waitFor();
  await page.keyboard.type('truong hoc');
  await page.getByRole('option', { name: /^Trường học/ }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'find-1366');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Trường học', level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/databases/schools');
  await page.keyboard.press('Control+K');
  await page.keyboard.type('pupils');
  const cases = page.getByRole('group', { name: 'Vụ việc' }).getByRole('option');
  await cases.nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Vụ việc số/ }).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('xyz xyz');
  await page.getByText('Không thấy “xyz xyz”').waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
});

test('on a phone it opens by touch and leads on', async () => {
  await using visit = await console_.as('commune-official', { width: 390, height: 844, language: 'en' });
  const { page } = visit;
  await visit.goto('/overview');
  await page.getByRole('button', { name: 'Find anything' }).click();
  await page.getByRole('combobox', { name: 'Find anything' }).fill('schools');
  await page.getByRole('option', { name: /#\d/ }).first().waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'find-390');
  await page.getByRole('option', { name: /#\d/ }).first().click();
  await page.getByRole('heading', { name: /^Case \d/ }).waitFor();
});

test('an address that no page has says so, and leads out', async () => {
  await using visit = await console_.as('auditor', { width: 390, height: 844 });
  const { page } = visit;
  await visit.goto('/no/such/page');
  await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'no-such-page-390');
  await page.getByRole('link', { name: 'Về trang đầu' }).click();
  await page.getByRole('button', { name: 'Tìm mọi thứ' }).waitFor();
});
