import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSteeredRegister } from './harness/steered-register.ts';
import { excelList, wordList } from './harness/task-list-files.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startSteeredRegister);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const head = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn', 'Sản phẩm/Kết quả'];

test.each([
  { kind: 'Excel', number: 'X', fileOf: excelList, view: { language: 'vi', width: 1366, height: 768 } },
  { kind: 'Word', number: 'W', fileOf: wordList, view: { language: 'vi', width: 390, height: 844 } },
] as const)('a task list in $kind is looked at row by row, mended, and assigned as a whole', async ({ number, fileOf, view }) => {
  await using visit = await console_.as('central-steering', view);
  const { page } = visit;
  await visit.goto('/tasks/import');
  await page.getByLabel('Thuộc chương trình').click();
  await page.getByTitle(/^71\/NQ-CP/).click();
  const rows = [
    [`${number}.1`, 'Công bố danh mục dữ liệu gốc', 'Bộ Y tế', '31/12/2025', 'Quyết định'],
    [`${number}.2`, 'Kết nối dữ liệu tiêm chủng', 'Bộ Y tees', '30/11/2025', 'Cơ sở dữ liệu'],
    [`${number}.3`, 'Rà soát thủ tục', 'Bộ Tư pháp', '32/12/2025', 'Báo cáo'],
  ];
  await page.getByLabel('Tệp Excel').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await page.getByText('Không nhận được tệp anh.png: cần tệp .xlsx, .docx.').waitFor();
  await page.getByLabel('Tệp Excel').setInputFiles(await fileOf([head, ...rows]));
  await page.getByRole('button', { name: 'Xem thử' }).click();
  await page.getByText('1 dòng sẵn sàng, 2 dòng cần sửa, 0 nhiệm vụ đã có').waitFor();
  const row = (text: string) => page.getByRole('row').filter({ hasText: text });
  await row('Bộ Y tees').getByText('không rõ cơ quan nào').waitFor();
  await row('32/12/2025').getByText('ngoài khoảng cho phép').waitFor();
  expect(await page.getByRole('button', { name: /^Giao \d+ nhiệm vụ/ }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await keepScreenshot(page, `task-list-${view.width}`);
  await row('Bộ Y tees').getByRole('button', { name: 'Là Bộ Y tế' }).click();
  await row('32/12/2025').getByRole('button', { name: 'Bỏ qua dòng này' }).click();
  await page.getByRole('button', { name: 'Giao 2 nhiệm vụ' }).click();
  await page.getByText('Đã giao 2 nhiệm vụ từ danh sách này').waitFor();
  await page.getByRole('link', { name: 'nhiệm vụ của chương trình' }).click();
  await page
    .getByRole('link', { name: /Kết nối dữ liệu tiêm chủng/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${number}\\.2`) }).waitFor();
});

test('a province opens a round, a commune hands in its answers, and what it lacks is on the map', async () => {
  const name = 'Đợt rà soát tháng 8';
  let round = '';
  await visiting('province-data-office', '/obstacles/readiness', async (page) => {
    await page.getByText('Mở đợt khảo sát mới').click();
    const form = page.getByRole('form', { name: 'Mở đợt khảo sát mới' });
    await form.getByLabel('Tên đợt').fill(name);
    await form.getByLabel('Hạn trả lời').fill('29/08/2025');
    await form.getByRole('button', { name: 'Mở đợt' }).click();
    await page.waitForURL(/round=\d+/);
    round = new URL(page.url()).searchParams.get('round') ?? '';
    await page.getByText('0 trên 166 đơn vị đã trả lời').waitFor();
    await expectAccessible(page);
  });
  await visiting('commune-official', `/obstacles/readiness/${round}/c14758`, async (page) => {
    await page.getByRole('button', { name: 'Điền phiếu' }).click();
    const field = (path: string): Locator => page.locator(`#answer_${path}`);
    const numbers = {
      terminals_officials: 20,
      terminals_computers: 15,
      terminals_counters: 3,
      network_villages: 8,
      network_villagesWithoutSignal: 0,
    };
    const others = { staff_specialised: 1, staff_landOfficers: 2, staff_landOfficersTrained: 2, security_level: 2 };
    for (const [path, value] of Object.entries({ ...numbers, ...others })) await field(path).fill(String(value));
    await field('terminals_identificationPoint').check();
    await field('network_dedicatedLine').check();
    await page.getByRole('button', { name: 'Gửi phiếu' }).click();
    await page.getByText('Cần trả lời').waitFor();
    await field('security_firewall').click();
    await page.getByTitle('Của đơn vị').click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gửi phiếu' }).click();
    await page.getByText('Đã gửi ngày 01/08/2025').waitFor();
  });
  await visiting('province-data-office', `/obstacles/readiness?round=${round}`, async (page) => {
    await page.getByText('1 trên 166 đơn vị đã trả lời').waitFor();
    await page.getByRole('button', { name: /^Thiếu máy tính/ }).click();
    await page.locator('svg title', { hasText: /^Phường Hàm Rồng: Thiếu$/ }).waitFor({ state: 'attached' });
    await page
      .locator('svg title', { hasText: /: Chưa trả lời$/ })
      .first()
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Đóng đợt' }).click();
    await page.getByText('Đợt đã đóng ngày 01/08/2025').waitFor();
    await keepScreenshot(page, 'readiness-round-1366');
  });
  await visiting('commune-official', `/obstacles/readiness/${round}/c14758`, async (page) => {
    await page.getByRole('button', { name: 'Xem phiếu' }).waitFor();
  });
});

test('a task is bound to what the register measures, and is closed by it', async () => {
  await visiting('central-steering', '/tasks?figure=overdue', async (page) => {
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Để Sổ Gốc tự đo' }).click();
    const form = page.getByRole('form', { name: 'Để Sổ Gốc tự đo' });
    await form.getByLabel('Kết thúc khi').click();
    await page.getByTitle('đủ số cơ sở dữ liệu đạt giai đoạn').click();
    await form.getByLabel('Của cơ quan').fill('Bộ Tài chính');
    await page.getByTitle('Bộ Tài chính', { exact: true }).first().click();
    await form.getByLabel('Ít nhất bao nhiêu').fill('99');
    await form.getByRole('button', { name: 'Gắn cách tự đo' }).click();
    await page.getByText(/phải đạt 99/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sửa cách tự đo' }).click();
    await form.getByLabel('Ít nhất bao nhiêu').fill('1');
    await form.getByRole('button', { name: 'Gắn cách tự đo' }).click();
    await page
      .getByText(/^Hoàn thành chậm|^Đã xong|đã hoàn thành/i)
      .first()
      .waitFor();
  });
});

test('a key figure that the register computes is told by names what it is computed of', async () => {
  await visiting('province-data-office', '/key-figures', async (page) => {
    await page.getByText('Đặt chỉ tiêu mới').click();
    const form = page.getByRole('form', { name: 'Đặt chỉ tiêu mới' });
    await form.getByLabel('Mã (').fill('diem-du');
    for (const part of ['Tên', 'Định nghĩa', 'Cách tính']) await form.getByLabel(`${part}, tiếng Việt`).fill('Điểm “đủ” của đất đai');
    await form.getByLabel('Nguồn số liệu').click();
    await page
      .getByTitle(/tiêu chí/i)
      .first()
      .click();
    const save = form.getByRole('button', { name: 'Đặt chỉ tiêu' });
    expect(await save.isDisabled()).toBe(true);
    await form.getByLabel('Tiêu chí', { exact: true }).click();
    await page.getByTitle('Đủ', { exact: true }).click();
    await form.getByLabel('Của các cơ sở dữ liệu').fill('Đất đai');
    await page
      .getByTitle(/^Đất đai/)
      .first()
      .click();
    // The list stays open for more, and moves what is below it when it closes.
    await form.getByLabel('Của các cơ sở dữ liệu').press('Escape');
    await form.getByRole('button', { name: 'Thêm mốc' }).click();
    await form.getByLabel('Ngày của mốc 1').fill('31/12/2025');
    await form.getByLabel('Giá trị của mốc 1').fill('95');
    await expectAccessible(page);
    await save.click();
    await page.getByRole('heading', { level: 1, name: 'Điểm “đủ” của đất đai' }).waitFor();
    const answer = await page.request.get('/api/v1/key-figures/diem-du');
    expect(await answer.json()).toMatchObject({
      content: { source: { kind: 'computed', measure: 'criterion-score', parameters: { criterion: 'complete', databases: ['land'] } } },
    });
  });
});

test('a key figure is defined with its path of targets, and counted', async () => {
  await visiting('province-data-office', '/key-figures', async (page) => {
    await page.getByText('Đặt chỉ tiêu mới').click();
    const form = page.getByRole('form', { name: 'Đặt chỉ tiêu mới' });
    await form.getByLabel('Mã (').fill('kiosk');
    for (const part of ['Tên', 'Định nghĩa', 'Cách tính']) await form.getByLabel(`${part}, tiếng Việt`).fill('Xã có máy tra cứu');
    for (const [index, [day, value]] of [
      ['01/07/2025', '0'],
      ['31/12/2025', '166'],
    ].entries()) {
      await form.getByRole('button', { name: 'Thêm mốc' }).click();
      await form.getByLabel(`Ngày của mốc ${index + 1}`).fill(day ?? '');
      await form.getByLabel(`Giá trị của mốc ${index + 1}`).fill(value ?? '');
    }
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Đặt chỉ tiêu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xã có máy tra cứu' }).waitFor();
    await page
      .getByText(/166.*31\/12\/2025/)
      .first()
      .waitFor();
  });
});

async function visiting(role: string, path: string, deed: (page: Page) => Promise<void>): Promise<void> {
  await using visit = await console_.as(role);
  await visit.goto(path);
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await deed(visit.page);
}
