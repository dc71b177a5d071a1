import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSurveyedRegister } from './harness/surveyed-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSurveyedRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

test('an original is proposed, its holders answer, and it is decided and disputed', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/designations');
  await page.getByText('Chưa có quyết định nào về dữ liệu gốc').waitFor();
  await page.getByText('Mở một thuộc tính ở trang Dữ liệu gốc').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Chọn thuộc tính để đề xuất' }).click();
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByLabel('Cột giữ bản gốc').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'Dân cư · persons' }).first().click();
  await expectAccessible(page);
  await page.getByLabel('Lý do').fill('Luật Căn cước giao cơ sở dữ liệu dân cư');
  await page.getByRole('button', { name: /^Đề xuất Dân cư · persons/ }).click();
  await page.getByText('Chưa hỏi nơi nào').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Lấy ý kiến các nơi giữ' }).click();
  await page.getByRole('button', { name: 'Lấy ý kiến các nơi giữ' }).last().click();
  await page.getByRole('button', { name: 'Đồng ý thay Đất đai', exact: true }).click();
  await page.getByRole('button', { name: 'Đồng ý thay Dân cư', exact: true }).click();
  await page.getByText('2 trên 2 nơi giữ đã trả lời').waitFor();
  await page.getByRole('button', { name: 'Quyết định bản gốc' }).click();
  await page.getByLabel('Căn cứ pháp lý').fill('Luật Căn cước 2023, điều 10');
  await page.getByLabel('Hiệu lực từ ngày').fill('2025-10-01');
  await keepScreenshot(page, 'designation-1366');
  await page.getByRole('button', { name: 'Quyết định bản gốc' }).last().click();
  await page.getByText(/là bản gốc từ 01\/10\/2025/).waitFor();
  await page.getByRole('button', { name: 'Phản đối quyết định' }).click();
  await page.getByLabel('Lý do').fill('Cột này nhập tay');
  await page.reload();
  await expect.poll(() => page.getByLabel('Lý do').inputValue()).toBe('Cột này nhập tay');
  await page.getByRole('button', { name: 'Phản đối quyết định' }).last().click();
  await page.getByText('đang bị phản đối').waitFor();
});

test.each([
  { width: 390, height: 844, language: 'en' },
  { width: 320, height: 640, language: 'id', dark: true },
] as const)('designations can be read by everyone at $width pixels in $language', async (view) => {
  await using visit = await console_.as('auditor', view);
  await visit.goto('/designations?status=disputed');
  await visit.page.getByRole('table').getByRole('link').first().waitFor();
  await expectAccessible(visit.page);
  await visit.page.getByRole('table').getByRole('link').first().click();
  await visit.page.getByRole('heading', { level: 2 }).first().waitFor();
  await expectAccessible(visit.page);
  await keepScreenshot(visit.page, `designation-${view.width}`);
});
