import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { contract, type LivingRegister, startLivingRegister } from './harness/living-register.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import type { Visit } from './harness/visits.ts';

let console_: ConsoleUnderTest;
let serving: LivingRegister;
beforeAll(async () => {
  console_ = await openConsole(async (home) => {
    serving = await startLivingRegister(home);
    return serving;
  });
}, 120_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

/** What is told to the register once: the database, its contract and where it is read. */
async function tell(page: Page): Promise<void> {
  const send = async (method: 'post' | 'put', path: string, data: object) => {
    const answer = await page.request[method](`/api/v1${path}`, { data, headers: { origin: console_.url } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await send('post', '/databases', { id: 'schools', name: 'Trường học', surveyName: 'schools', ownerId: 'p38', level: 'provincial' });
  await send('put', '/databases/schools/connection', { source: 'schools', version: 0 });
  await send('post', '/databases/schools/contracts', { text: contract });
}

async function setUp({ page, goto }: Visit): Promise<void> {
  await goto('/runs');
  await page.getByRole('button', { name: 'Lập khảo sát' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Tên').fill('Khảo sát trường học');
  await form.getByLabel('Cơ sở dữ liệu').fill('Trường');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Lập khảo sát' }).click();
  await form.waitFor({ state: 'hidden' });
}

/** Surveys from the console, and waits until the run is there. @returns the score. */
async function survey({ page, goto }: Visit, runs: number): Promise<number> {
  await goto('/runs');
  await page.getByRole('button', { name: 'Khảo sát ngay 1 cơ sở dữ liệu' }).click();
  const list = page
    .getByRole('region', { name: 'Các lần đã chạy' })
    .locator('tbody tr')
    .filter({ has: page.getByRole('link') });
  await expect.poll(() => list.count(), { timeout: 240_000, interval: 1000 }).toBe(runs);
  const { score } = (await (await page.request.get('/api/v1/databases/schools')).json()) as { score: number };
  return score;
}

/** An official of a commune reports the whole of the own case as mended. */
async function reportMended(): Promise<void> {
  await using visit = await console_.as('commune-official');
  const { page } = visit;
  await visit.goto('/cases');
  await page.locator('[data-row]').first().click();
  await page.getByRole('button', { name: /^Báo đã sửa \d+ bản ghi$/ }).click();
  await page.getByRole('cell', { name: 'Đã báo sửa' }).first().waitFor();
}

test('what a commune mends in its database makes the score rise at the next survey, and closes the case', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await serving.write([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await tell(page);
  await setUp(visit);
  const before = await survey(visit, 1);
  await visit.goto('/cases?database=schools');
  await page.locator('[data-row]').nth(2).waitFor();
  await serving.write([]);
  await reportMended();
  const after = await survey(visit, 2);
  expect(after).toBeGreaterThan(before);
  await visit.goto('/databases/schools');
  await page
    .getByText(after.toLocaleString('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 }))
    .first()
    .waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'score-risen-1366');
  await visit.goto('/overview');
  await page.getByText('hình thành; tuần này không tiêu chí nào xấu đi').waitFor();
  await page.getByText(/0 tiêu chí xấu đi, [1-6] tốt lên/).waitFor();
  await expectAccessible(page);
  await visit.goto('/cases?database=schools&status=closed');
  await page.locator('[data-row]').nth(2).waitFor();
  await visit.goto('/runs');
  await page.getByRole('region', { name: 'Các lần đã chạy' }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(page);
}, 600_000);
