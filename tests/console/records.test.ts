import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSurveyedRegister } from './harness/surveyed-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSurveyedRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const views = [
  { width: 1366, height: 768, language: 'vi', purpose: 'Mục đích', use: 'Dùng mục đích này', term: 'Nội dung tìm', search: 'Tìm và ghi nhật ký' },
  { width: 390, height: 844, language: 'en', purpose: 'Purpose', use: 'Use this purpose', term: 'What to find', search: 'Find, and log it' },
  { width: 320, height: 640, language: 'id', dark: true, purpose: 'Tujuan', use: 'Pakai tujuan ini', term: 'Yang dicari', search: 'Cari, dan catat' },
] as const;

test.each(views)('the purpose is asked first and stays in sight at $width pixels in $language', async (view) => {
  await using visit = await console_.as('province-data-office', view);
  const { page } = visit;
  await visit.goto('/records');
  await expectAccessible(page);
  expect(await page.getByRole('button', { name: view.search }).count()).toBe(0);
  await page.getByRole('textbox', { name: view.purpose }).fill('Đối chiếu hồ sơ đất đai số 12/2025');
  await page.getByRole('button', { name: view.use }).click();
  await page.getByLabel(view.term).fill('000000000000');
  await page.getByRole('button', { name: view.search }).click();
  await page.getByRole('table').waitFor();
  await page.getByText('Đối chiếu hồ sơ đất đai số 12/2025').waitFor();
  await expectAccessible(page);
  expect(page.url()).not.toContain('000000000000');
  await keepScreenshot(page, `records-${view.width}`);
});
