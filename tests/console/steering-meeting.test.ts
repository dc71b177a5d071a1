import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSteeredRegister } from './harness/steered-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSteeredRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const vi = {
  plan: 'Lên lịch một phiên họp',
  name: 'Tên phiên họp',
  planIt: 'Lên lịch',
  begin: 'Bắt đầu họp',
  red: 'đỏ',
  conclusion: 'Kết luận',
  lead: 'Giao cho cơ quan',
  due: 'Hạn',
  conclude: 'Ghi kết luận và giao nhiệm vụ',
  became: /^Giao Ủy ban nhân dân phường Hàm Rồng/,
  close: 'Kết thúc họp',
  closed: 'Đã kết thúc',
};
const en: typeof vi = {
  plan: 'Plan a meeting',
  name: 'Name of the meeting',
  planIt: 'Plan it',
  begin: 'Begin the meeting',
  red: 'red',
  conclusion: 'Conclusion',
  lead: 'Leading agency',
  due: 'Due',
  conclude: 'Add the conclusion and assign the task',
  became: /^With Ủy ban nhân dân phường Hàm Rồng/,
  close: 'Close the meeting',
  closed: 'Closed',
};

test.each([
  { language: 'vi', width: 1366, height: 768, words: vi },
  { language: 'en', width: 390, height: 844, words: en },
] as const)('a province holds its weekly meeting, and a conclusion becomes a task, in $language at $width pixels', async ({ words, ...view }) => {
  await using visit = await console_.as('province-data-office', view);
  const { page } = visit;
  await visit.goto('/rhythm/meetings');
  await page.getByText(words.plan).click();
  await page.getByLabel(words.name).fill(`Giao ban tuần ${view.language}`);
  await page.getByRole('button', { name: words.planIt, exact: true }).click();
  await page.getByRole('button', { name: words.begin }).click();
  await page.getByRole('img', { name: words.red }).first().waitFor();
  const form = page.locator('main form').filter({ has: page.getByLabel(words.lead) });
  await form.getByLabel(words.conclusion).fill('Đối soát xong dữ liệu đất đai của phường');
  await form.getByLabel(words.lead).fill('Ủy ban nhân dân phường Hàm Rồng');
  await page.getByTitle('Ủy ban nhân dân phường Hàm Rồng', { exact: true }).first().click();
  await form.getByLabel(words.due, { exact: true }).fill('2025-08-29');
  await page.getByRole('button', { name: words.conclude }).click();
  const task = page.getByRole('link', { name: words.became });
  await task.waitFor();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await keepScreenshot(page, `meeting-${view.width}`);
  await page.getByRole('button', { name: words.close }).click();
  await page.getByText(words.closed).first().waitFor();
  await task.click();
  await page.getByRole('heading', { level: 1, name: /Đối soát xong dữ liệu đất đai/ }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/tasks\/\d+$/);
});
