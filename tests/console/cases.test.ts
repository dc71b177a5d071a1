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
  { width: 1366, height: 768, language: 'vi' },
  { width: 390, height: 844, language: 'en' },
  { width: 320, height: 640, language: 'id', dark: true },
] as const)('the work list can be used by everyone at $width pixels in $language', async (view) => {
  await using visit = await console_.as('province-data-office', view);
  await visit.goto('/cases');
  await visit.page.locator('[data-row]').first().waitFor();
  await expectAccessible(visit.page);
  await keepScreenshot(visit.page, `cases-${view.width}`);
  await visit.page.locator('[data-row]').first().click();
  await visit.page.getByRole('heading', { level: 2 }).first().waitFor();
  await visit.page.waitForLoadState('networkidle');
  await expectAccessible(visit.page);
  await keepScreenshot(visit.page, `case-${view.width}`);
  await visit.goto('/discrepancies?database=schools');
  await visit.page.getByRole('cell', { name: 'S1', exact: true }).waitFor();
  await expectAccessible(visit.page);
  await keepScreenshot(visit.page, `discrepancies-${view.width}`);
});

test('the list is walked, chosen from and opened by keyboard alone', async () => {
  await using visit = await console_.as('province-data-office');
  await visit.goto('/cases?database=schools');
  const { page } = visit;
  await page.locator('[data-row]').nth(2).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('region', { name: '2 vụ việc được chọn' }).waitFor();
  await page.getByRole('button', { name: 'Nhận sửa 2 vụ việc' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor({ state: 'hidden' });
  await page.locator('[data-row]').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Vụ việc số \d+$/ }).waitFor();
});

test('many cases are taken on at once, and the button says how many', async () => {
  await using visit = await console_.as('province-data-office');
  await visit.goto('/cases?database=schools&status=open');
  const { page } = visit;
  await page
    .getByRole('checkbox', { name: /Chọn Thiếu giá trị/ })
    .nth(1)
    .check();
  await page
    .getByRole('checkbox', { name: /Chọn Thiếu giá trị/ })
    .nth(2)
    .check();
  await page.getByRole('button', { name: 'Nhận sửa 2 vụ việc' }).click();
  await page.getByText('Đã xong 2 vụ việc').waitFor();
  await page.locator('[data-row]').nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('[data-row]').count()).toBe(1);
});

test('a reason that was typed outlives the session', async () => {
  await using visit = await console_.as('commune-official');
  const { page } = visit;
  await visit.goto('/cases');
  await page.locator('[data-row]').first().click();
  const reject = page.getByRole('button', { name: /Báo \d+ bản ghi không sai/ });
  await reject.click();
  await page.getByLabel('Lý do').fill('Trường chưa có học sinh nào');
  await page.context().clearCookies();
  await reject.last().click();
  await page.getByRole('button', { name: /^Công chức xã/ }).click();
  await page.getByText('Phiên làm việc đã kết thúc', { exact: true }).waitFor({ state: 'detached' });
  expect(await page.getByLabel('Lý do').inputValue()).toBe('Trường chưa có học sinh nào');
  await reject.last().click();
  await page.getByText('Đang tranh luận').waitFor();
});

test('the second of two who change a case is told, sees both, and keeps what was typed', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/cases?database=schools&unit=c14797&sort=records');
  await page.locator('[data-row]').first().click();
  await page.getByRole('button', { name: /Báo \d+ bản ghi không sai/ }).click();
  await page.getByLabel('Lý do').fill('Số liệu đúng');
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  const { version } = (await (await page.request.get(`/api/v1/cases/${id}`)).json()) as { version: number };
  const other = await page.request.post(`/api/v1/cases/${id}/assignment`, {
    data: { person: null, version },
    headers: { origin: console_.url },
  });
  expect(other.status()).toBe(200);
  await page
    .getByRole('button', { name: /Báo \d+ bản ghi không sai/ })
    .last()
    .click();
  await page.getByText('Người khác vừa làm').waitFor();
  const both = page.getByRole('definition');
  await both.filter({ hasText: 'Giao việc' }).first().waitFor();
  await both.filter({ hasText: 'Số liệu đúng' }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'case-two-people');
  expect(await page.getByLabel('Lý do').inputValue()).toBe('Số liệu đúng');
  await page
    .getByRole('button', { name: /Báo \d+ bản ghi không sai/ })
    .last()
    .click();
  await page.getByText('Đang tranh luận').waitFor();
});
