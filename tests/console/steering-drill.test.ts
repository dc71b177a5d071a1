import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { arrived, press } from './harness/keyboard.ts';
import { startSteeredRegister } from './harness/steered-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSteeredRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const vi = {
  overdue: '34 nhiệm vụ quá hạn',
  waits: /chờ Đất đai$/,
  unified: /^Thống nhất/,
  poor: 'Không đạt',
  case: /^Vụ việc số \d+$/,
  records: 'Các bản ghi sai lệch',
};
const en = {
  overdue: '34 tasks are overdue',
  waits: /for Đất đai$/,
  unified: /^Unified/,
  poor: 'Not met',
  case: /^Case \d+$/,
  records: 'Records that are wrong',
};

test.each([
  { language: 'vi', width: 1366, height: 768, words: vi },
  { language: 'en', width: 390, height: 844, words: en },
] as const)('from “34 overdue” to the record that holds a task up, in $language at $width pixels', async ({ words, ...view }) => {
  await using visit = await console_.as('central-steering', view);
  const { page } = visit;
  await visit.goto('/steering');
  await page.getByRole('link', { name: words.overdue }).click();
  await page.waitForURL(/\/tasks\?figure=overdue/);
  await page.goBack();
  await openLandTask(page);
  await page.getByRole('link', { name: 'Đất đai', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  const red = page.getByRole('link', { name: words.unified });
  expect(await red.innerText()).toContain('■');
  await red.click();
  await page.waitForURL(/\/databases\/land\?criterion=unified/);
  await page.waitForLoadState('networkidle');
  await page.getByRole('link', { name: /^(Họ tên|Full name)$/ }).click();
  await page.waitForURL(/\/originals\//);
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'parcels.owner_name' }).click();
  await page.waitForURL(/\/discrepancies\?/);
  await page.getByRole('region', { name: words.records }).getByRole('link').first().click();
  await page.getByRole('heading', { name: words.case }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/cases\/\d+$/);
});

/** From what most overdue tasks wait for to the first of them. */
async function openLandTask(page: Page): Promise<void> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Đất đai/ }) });
  await row.getByRole('link').last().click();
  await page.waitForURL(/database=land/);
  await page.locator('[data-row]').first().click();
  await page.waitForURL(/\/tasks\/\d+/);
}

test('the same way by keyboard alone', async () => {
  await using visit = await console_.as('central-steering');
  const { page } = visit;
  await visit.goto('/steering');
  await press(page, page.getByRole('link', { name: vi.overdue }));
  await arrived(page, 'Nhiệm vụ');
  await page.goBack();
  await arrived(page, 'Tình hình chỉ đạo');
  const waiting = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Đất đai/ }) });
  await press(page, waiting.getByRole('link').last());
  await arrived(page, 'Nhiệm vụ');
  await press(page, page.locator('[data-row]').first());
  await page.waitForURL(/\/tasks\/\d+/);
  await press(page, page.getByRole('link', { name: vi.unified }));
  await arrived(page, 'Đất đai');
  await press(page, page.getByRole('link', { name: 'Họ tên', exact: true }));
  await page.waitForURL(/\/originals\//);
  await press(page, page.getByRole('link', { name: 'parcels.owner_name' }));
  await arrived(page, 'Sai lệch');
  await press(page, page.getByRole('region', { name: vi.records }).getByRole('link').first());
  await arrived(page, vi.case);
});
