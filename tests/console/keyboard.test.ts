import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, openConsole } from './harness/console.ts';
import { arrived, press, tabTo, type } from './harness/keyboard.ts';
import { startSurveyedRegister } from './harness/surveyed-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSurveyedRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const hasFocus = (page: Page) => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

test('the worst database is found, and why, down to the record and its case', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/overview');
  await press(page, page.getByRole('link', { name: 'Sáu tiêu chí', exact: true }));
  await arrived(page, 'Sáu tiêu chí');
  await press(page, page.getByRole('row').filter({ hasText: 'Trường học' }).getByRole('link').first());
  await arrived(page, 'Trường học');
  const rule = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'Phải có giá trị', exact: true }) });
  await press(page, rule.getByRole('link').first());
  await arrived(page, 'Sai lệch');
  await press(page, page.getByRole('region', { name: 'Các bản ghi sai lệch' }).getByRole('link').first());
  await arrived(page, /^Vụ việc số \d+$/);
});

test('cases are chosen and given to a unit', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/cases?database=schools');
  await page.locator('[data-row]').nth(2).waitFor();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await press(page, page.getByRole('button', { name: 'Giao 2 vụ việc…' }));
  await tabTo(page, page.getByRole('combobox', { name: 'Gõ tên đơn vị nhận' }));
  await page.keyboard.type('Hàm Rồng');
  await page.locator('.ant-select-item-option-active').filter({ hasText: 'Hàm Rồng' }).waitFor();
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: /^Giao 2 vụ việc cho .*Hàm Rồng/ }));
  await page.getByText('Đã xong 2 vụ việc').waitFor();
  expect(await hasFocus(page)).toBe(true);
});

test('a commune official reports records as mended', async () => {
  await using visit = await console_.as('commune-official');
  const { page } = visit;
  await visit.goto('/overview');
  await press(page, page.getByRole('link', { name: 'Vụ việc', exact: true }));
  await arrived(page, 'Vụ việc');
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await arrived(page, /^Vụ việc số \d+$/);
  await press(page, page.getByRole('checkbox', { name: /^Chọn bản ghi/, disabled: false }).first(), 'Space');
  const mend = page.getByRole('button', { name: /^Báo đã sửa 1 bản ghi$/ });
  await mend.waitFor();
  await page.keyboard.press('Shift+Tab');
  await press(page, mend);
  await page.getByRole('cell', { name: 'Đã báo sửa' }).first().waitFor();
  expect(await hasFocus(page)).toBe(true);
});

test('an original is proposed, consulted on and decided', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/designations');
  await press(page, page.getByRole('link', { name: 'Chọn thuộc tính để đề xuất' }));
  await arrived(page, 'Dữ liệu gốc');
  await press(page, page.locator('tbody').getByRole('link').first());
  await page.getByRole('combobox', { name: 'Cột giữ bản gốc' }).waitFor();
  await tabTo(page, page.getByRole('combobox', { name: 'Cột giữ bản gốc' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await type(page, page.getByLabel('Lý do'), 'Luật Căn cước giao cơ sở dữ liệu dân cư');
  await press(page, page.getByRole('button', { name: /^Đề xuất / }));
  await page.getByText('Chưa hỏi nơi nào').waitFor();
  const consult = page.getByRole('button', { name: 'Lấy ý kiến các nơi giữ' });
  await press(page, consult);
  await press(page, consult.last());
  for (const database of ['Đất đai', 'Dân cư']) await press(page, page.getByRole('button', { name: `Đồng ý thay ${database}`, exact: true }));
  await page.getByText('2 trên 2 nơi giữ đã trả lời').waitFor();
  const decide = page.getByRole('button', { name: 'Quyết định bản gốc' });
  await press(page, decide);
  await type(page, page.getByLabel('Căn cứ pháp lý'), 'Luật Căn cước 2023, điều 10');
  await type(page, page.getByLabel('Hiệu lực từ ngày'), '01/10/2025');
  await press(page, decide.last());
  await page.getByText(/là bản gốc từ 01\/10\/2025/).waitFor();
  expect(await hasFocus(page)).toBe(true);
});

test('boxes keep the focus, close by Escape and give it back', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/cases');
  await page.locator('[data-row]').first().waitFor();
  const keys = page.getByRole('button', { name: 'Phím tắt (?)' });
  await press(page, keys);
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor({ state: 'hidden' });
  await expect.poll(() => keys.evaluate((element) => element === document.activeElement)).toBe(true);
});
