import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSurveyedRegister } from './harness/surveyed-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSurveyedRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const chain = (page: Page) => page.getByRole('navigation', { name: 'Chuỗi từ nhiệm vụ đến vụ việc' });
const at = (page: Page) => chain(page).locator('[aria-current=step]');

test('every step of the chain is entered from the one after it and from the one before it', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/cases?database=land');
  await page.locator('[data-row]').first().click();
  await at(page).filter({ hasText: 'Vụ việc' }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'chain-case-1366');
  await chain(page)
    .getByRole('link', { name: /^Bản ghi/ })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Sai lệch' }).waitFor();
  expect(new URL(page.url()).searchParams.get('case')).toMatch(/^\d+$/);
  await page.goBack();
  await chain(page)
    .getByRole('link', { name: /^Cơ sở dữ liệu/ })
    .click();
  await at(page).filter({ hasText: 'Đất đai' }).waitFor();
  await expectAccessible(page);
  await chain(page)
    .getByRole('link', { name: /^Thuộc tính/ })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Dữ liệu gốc' }).waitFor();
  expect(new URL(page.url()).search).toBe('?database=land');
  await page.locator('tbody').getByRole('link').first().click();
  await at(page).filter({ hasText: 'Thuộc tính' }).waitFor();
  await expectAccessible(page);
  await chain(page)
    .getByRole('link', { name: /^Vụ việc/ })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Vụ việc' }).waitFor();
  expect(new URL(page.url()).searchParams.get('attribute')).not.toBeNull();
});

test.each(['cases?database=schools&sort=records', 'discrepancies?database=schools', 'databases?search=truong'])(
  'what is on screen at /%s is saved as CSV and XLSX, filtered alike',
  async (path) => {
    await using visit = await console_.as('province-data-office');
    const { page } = visit;
    await visit.goto(`/${path}`);
    const save = async (format: string) => {
      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name: format }).click();
      const download = await saved;
      expect(download.suggestedFilename()).toMatch(new RegExp(`^so-goc-.*\\.${format.toLowerCase()}$`));
      return readFile(await download.path());
    };
    const lines = (await save('CSV')).toString('utf8').trimEnd().split('\r\n');
    const rows = await page.getByRole('table').getByRole('row').count();
    expect(lines).toHaveLength(rows);
    expect(lines[1]).toMatch(/Trường học|schools/);
    expect((await save('XLSX')).subarray(0, 2).toString('latin1')).toBe('PK');
  },
);

test('paper gets the answer and the whole table, without rail, filters and buttons', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/cases');
  await page.locator('[data-row]').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: 'Các trang' }).isVisible()).toBe(false);
  expect(await page.getByRole('search').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  const cut = await page
    .locator('section:has(> table)')
    .first()
    .evaluate((region) => region.scrollHeight - region.clientHeight);
  expect(cut).toBeLessThanOrEqual(1);
  // A4 upright between its margins: what is wider would be cut.
  await page.setViewportSize({ width: 718, height: 1040 });
  for (const path of ['/cases', '/scores', '/originals', '/originals/person.full-name']) {
    await visit.goto(path);
    const wide = await page.locator('table, svg').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length);
    expect(wide, `what is wider than paper on ${path}`).toBe(0);
  }
});
