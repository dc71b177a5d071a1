import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { type RestartableRegister, startRestartableRegister } from './harness/restartable-register.ts';
import { keepScreenshot } from './harness/screenshot.ts';

let console_: ConsoleUnderTest;
let serving: RestartableRegister;
beforeAll(async () => {
  console_ = await openConsole(async (home) => {
    serving = await startRestartableRegister(home);
    return serving;
  });
}, 120_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

/** Begins to add somebody, and does not send it. */
async function begin(page: Page, name: string, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Thêm người' }).click();
  const form = page.getByRole('dialog', { name: 'Thêm người' });
  await form.getByLabel('Họ và tên').fill(name);
  await form.getByLabel('Tên đăng nhập').fill(login);
  await form.getByLabel('Cơ quan').fill('tỉnh thanh hóa');
  // Until it is searched, others are offered.
  await page.locator('.ant-select-item-option:visible', { hasText: 'Ủy ban nhân dân tỉnh Thanh Hóa' }).first().click();
}

const send = (page: Page) => page.getByRole('dialog', { name: 'Thêm người' }).getByRole('button', { name: 'Thêm người' }).click();

test('a session that ends in the middle of a form asks to sign in over it, and the form is sent', async () => {
  await using visit = await console_.as('administrator');
  const { page } = visit;
  await visit.goto('/accounts');
  await begin(page, 'Nguyễn Thị Hết Phiên', 'het.phien');
  await page.context().clearCookies();
  await send(page);
  await page.getByText('Những gì bạn đã nhập vẫn còn nguyên').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'session-ended-1366');
  await page.getByRole('button', { name: /^Quản trị/ }).click();
  await page.getByText('Những gì bạn đã nhập vẫn còn nguyên').waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Thị Hết Phiên');
  await send(page);
  await page.getByRole('heading', { name: 'Nguyễn Thị Hết Phiên' }).waitFor();
});

test('who comes back later finds the same form as it was left; who else signs in on this device does not', async () => {
  await using visit = await console_.as('administrator');
  const { page } = visit;
  await visit.goto('/accounts?status=active');
  await begin(page, 'Trần Văn Trở Lại', 'tro.lai');
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('button', { name: /^Quản trị/ }).click();
  const form = page.getByRole('dialog', { name: 'Thêm người' });
  await expect.poll(() => form.getByLabel('Họ và tên').inputValue(), { timeout: 15_000 }).toBe('Trần Văn Trở Lại');
  await form.getByText('Ủy ban nhân dân tỉnh Thanh Hóa').waitFor();
  expect(new URL(page.url()).search).toBe('?status=active');
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('button', { name: /^Công chức xã/ }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('Trở Lại');
});

test('a register that goes away and comes back costs a banner, and nothing that was typed', async () => {
  await using visit = await console_.as('administrator', { width: 390, height: 844 });
  const { page } = visit;
  await visit.goto('/accounts');
  await begin(page, 'Lê Văn Mất Mạng', 'mat.mang');
  await serving.stop();
  await send(page);
  const banner = page.getByText('Máy chủ chưa trả lời');
  await banner.waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'unreachable-390');
  await serving.start();
  await banner.waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').getByLabel('Họ và tên').inputValue()).toBe('Lê Văn Mất Mạng');
  await send(page);
  await page.getByRole('heading', { name: 'Lê Văn Mất Mạng' }).waitFor();
});

test('a page that is opened while the register is away fills itself when it is back', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/databases');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await serving.stop();
  await page.getByRole('link', { name: 'Cơ quan, đơn vị' }).first().click();
  await page.getByText('Máy chủ chưa trả lời').waitFor();
  await serving.start();
  await page.getByText('cơ quan, đơn vị đang hoạt động').waitFor();
});
