import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, openConsole } from './harness/console.ts';
import { startSteeredRegister } from './harness/steered-register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSteeredRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

test('the overview opens with its answer, and its figures are those of the programme', async () => {
  await using visit = await console_.as('central-steering');
  const { page } = visit;
  await visit.goto('/steering');
  await page.getByRole('link', { name: '34 nhiệm vụ quá hạn' }).waitFor();
  await page.getByRole('link', { name: '27 có nguy cơ chậm', exact: true }).waitFor();
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  const cells = async (name: string, nth = 0) => (await row(name).nth(nth).getByRole('cell').allInnerTexts()).map(Number);
  expect(await cells('Nghị quyết 71/NQ-CP của Chính phủ')).toEqual([330, 90, 65, 25, 33, 203, 15, 4]);
  expect(await cells('Tất cả')).toEqual([652, 226, 180, 46, 33, 359, 27, 34]);
  expect(await cells('Tất cả', 1)).toEqual([26, 17, 9]);
  for (const stage of ['31 Đã hình thành', '36 Đang triển khai', '38 Chậm tiến độ']) await page.getByRole('button', { name: stage }).waitFor();
});

test('every number leads to exactly the records that it counts', async () => {
  await using visit = await console_.as('central-steering');
  const { page } = visit;
  const shown = async () => Number.parseInt(await page.getByText(/^\d+ dòng$/).innerText(), 10);
  for (const [name, total] of [
    [/^34 Quá hạn, Tất cả/, 34],
    [/^27 Có nguy cơ chậm, Tất cả/, 27],
    [/^25 Hoàn thành chậm, Nghị quyết 71/, 25],
    [/^9 Còn lại, Tất cả/, 9],
  ] as const) {
    await visit.goto('/steering');
    await page.getByRole('link', { name }).click();
    await page.locator('[data-row]').first().waitFor();
    await expect.poll(shown).toBe(total);
  }
  await visit.goto('/steering');
  await page.getByRole('button', { name: /^38/ }).click();
  await page.waitForURL(/stage=late/);
  await page.getByText('38 dòng').waitFor();
});

test('another day is another count, and stands in the address', async () => {
  await using visit = await console_.as('central-steering');
  const { page } = visit;
  await visit.goto('/steering?asOf=2025-05-30');
  const sentence = await page.getByRole('link', { name: /nhiệm vụ quá hạn$/ }).innerText();
  expect(sentence).not.toContain('34 ');
  await page.getByRole('link', { name: /nhiệm vụ quá hạn$/ }).click();
  await page.waitForURL(/asOf=2025-05-30/);
  await page.getByRole('heading', { level: 1, name: 'Nhiệm vụ' }).waitFor();
  expect(await page.getByLabel('Tính đến ngày').inputValue()).toBe('30/05/2025');
});
