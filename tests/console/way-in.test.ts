import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeAt } from '../../apps/server/test/harness/authenticator.ts';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { type RealRegister, startRealRegister } from './harness/real-register.ts';
import { keepScreenshot } from './harness/screenshot.ts';

const mine = 'chín con trâu đen';

let console_: ConsoleUnderTest;
let serving: RealRegister;
beforeAll(async () => {
  console_ = await openConsole(async (home) => {
    serving = await startRealRegister(home);
    return serving;
  });
}, 120_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** What the administrator does for somebody new. @returns the link to send them. */
async function invite(login: string, name: string): Promise<string> {
  await using visit = await console_.open();
  const { page } = visit;
  await visit.goto('/accounts');
  await signIn(page, serving.firstAdministrator.login, mine);
  await page.getByRole('button', { name: 'Thêm người' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Họ và tên', { exact: true }).fill(name);
  await form.getByLabel('Tên đăng nhập').fill(login);
  await form.getByLabel('Cơ quan').fill('tỉnh thanh hóa');
  await page.locator('.ant-select-item-option:visible').first().click();
  await form.getByRole('button', { name: 'Thêm người' }).click();
  await page.getByRole('heading', { name }).waitFor();
  await page.getByLabel('Vai trò', { exact: true }).last().click();
  await page.getByText('Kiểm tra, giám sát', { exact: true }).last().click();
  await page.getByLabel('Tại cơ quan').fill('tỉnh thanh hóa');
  await page.locator('.ant-select-item-option:visible').first().click();
  await page.getByRole('button', { name: /^Giao vai trò Kiểm tra, giám sát/ }).click();
  await page.getByRole('button', { name: 'Kết thúc', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Tạo liên kết mời' }).click();
  return (await page.getByRole('status').locator('code').textContent()) ?? '';
}

test('the first administrator comes in with the password that was told, sets another, and is where they wanted to go', async () => {
  await using visit = await console_.open();
  const { page } = visit;
  await visit.goto('/accounts?search=quan');
  await page.getByRole('button', { name: 'Đăng nhập bằng VNeID' }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'sign-in-1366');
  const { login, password } = serving.firstAdministrator;
  await signIn(page, login, 'không phải nó');
  await page.getByText('Tên đăng nhập và mật khẩu không khớp.').waitFor();
  await signIn(page, login, password);
  await page.getByRole('heading', { name: /hãy đặt mật khẩu của riêng bạn/ }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'new-password-1366');
  await page.getByLabel('Mật khẩu hiện nay').fill('không phải nó');
  await page.getByLabel('Mật khẩu mới').fill(mine);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await page.getByText('Mật khẩu hiện nay không đúng').waitFor();
  await page.getByLabel('Mật khẩu hiện nay').fill(password);
  await page.getByLabel('Mật khẩu mới').fill('administrator 2025');
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await page.getByText('có chứa tên đăng nhập').waitFor();
  await page.getByLabel('Mật khẩu mới').fill(mine);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await page.getByRole('heading', { name: 'Người dùng', level: 1 }).waitFor();
  expect(new URL(page.url()).search).toBe('?search=quan');
});

test('who is invited sets a password by the link, at once is in, and the link holds no longer', async () => {
  const link = await invite('lan.le', 'Lê Thị Lan');
  await using visit = await console_.open({ width: 390, height: 844 });
  const { page } = visit;
  await visit.goto(link);
  await page.getByRole('heading', { name: 'Chào Lê Thị Lan, tài khoản của bạn đã sẵn sàng' }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'invitation-390');
  await page.getByLabel('Mật khẩu mới').fill('123456789012');
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
  await page.getByText('chỉ là một dãy nối tiếp nhau').waitFor();
  await page.getByLabel('Mật khẩu mới').fill(mine);
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
  await page.getByRole('button', { name: 'Mở danh mục trang' }).waitFor();
  await visit.goto('/sign-in');
  await visit.goto(link);
  await page.getByRole('heading', { name: 'Lời mời này không còn dùng được' }).waitFor();
  await expectAccessible(page);
});

test('a second factor is turned on at one’s own account, and asked for at the next sign-in', async () => {
  await using visit = await console_.open();
  const { page } = visit;
  await visit.goto('/account');
  await signIn(page, 'lan.le', mine);
  await page.getByRole('heading', { name: 'Mã xác thực' }).waitFor();
  const begun = page.locator('form').filter({ has: page.getByRole('button', { name: 'Bắt đầu đăng ký' }) });
  await begun.getByLabel('Mật khẩu hiện nay').fill(mine);
  await begun.getByRole('button').last().click();
  const secret = (await page.locator('code').textContent()) ?? '';
  await expectAccessible(page);
  await page.getByLabel('Mã', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
  await page.getByText('Mật khẩu hoặc mã không đúng').waitFor();
  await page.getByLabel('Mã', { exact: true }).fill(codeAt(secret, Date.now() - 30_000));
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
  await page.getByText('Đây là các mã khôi phục').waitFor();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await signIn(page, 'lan.le', mine);
  await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'second-factor-1366');
  await page.getByLabel('Mã xác thực').fill('111111');
  await page.getByRole('button', { name: 'Xác nhận và vào' }).click();
  await page.getByText('Mã này không đúng hoặc đã dùng').waitFor();
  await page.getByLabel('Mã xác thực').fill(codeAt(secret, Date.now()));
  await page.getByRole('button', { name: 'Xác nhận và vào' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
});

test('an invitation is also entered with an identity from elsewhere, which is the way in from then on', async () => {
  const link = await invite('minh.tran', 'Trần Văn Minh');
  serving.provider.people['079004'] = {};
  const atProvider = async (page: Page) => {
    await page.locator('input[name=login]').fill('079004');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]', { hasText: 'Continue' }).click();
  };
  await using first = await console_.open();
  await first.goto(link);
  await first.page.getByRole('button', { name: 'Vào bằng VNeID' }).click();
  await atProvider(first.page);
  await first.page.getByText('Trần Văn Minh').first().waitFor();
  await using next = await console_.open();
  await next.goto('/account');
  await next.page.getByRole('button', { name: 'Đăng nhập bằng VNeID' }).click();
  await atProvider(next.page);
  await next.page.getByRole('heading', { name: 'Tài khoản của tôi: Trần Văn Minh' }).waitFor();
});

test('after too many failures the page counts down, and then lets the right one in', async () => {
  await using visit = await console_.open();
  const { page } = visit;
  await visit.goto('/account');
  const button = page.getByRole('button', { name: 'Đăng nhập', exact: true });
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/session') && response.request().method() === 'POST');
    await signIn(page, serving.firstAdministrator.login, `sai lần thứ ${attempt}`);
    await answered;
    await page.getByText('không khớp').waitFor();
  }
  await signIn(page, serving.firstAdministrator.login, mine);
  await page.getByText(/Thử lại được sau \d+ giây/).waitFor();
  await expectAccessible(page);
  await page.getByText('Có thể thử lại.').waitFor();
  await button.click();
  await page.getByRole('heading', { name: /^Tài khoản của tôi/ }).waitFor();
});
