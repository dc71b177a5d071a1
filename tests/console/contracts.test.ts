import type { APIRequestContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { arrived, press, type } from './harness/keyboard.ts';
import { startBareRegister } from './harness/register.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import type { Visit } from './harness/visits.ts';

const contract = `# Sở Nông nghiệp và Môi trường
apiVersion: v3.1.0
kind: DataContract
id: p38-land
name: Cơ sở dữ liệu đất đai
version: 1.0.0
status: active
schema:
  - name: parcels
    description: Thửa đất đã đăng ký
    properties:
      - { name: parcel_number, logicalType: integer, required: true, primaryKey: true, primaryKeyPosition: 1 }
      - { name: area, logicalType: number, description: Diện tích (m²), logicalTypeOptions: { minimum: 0, maximum: 100000 } }
      - { name: owner_personal_id, logicalType: string, customProperties: [{ property: sensitivity, value: personal }] }
slaProperties:
  - { property: frequency, value: 30, unit: d }
`;

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startBareRegister);
  await using visit = await console_.as('province-data-office');
  const land = { id: 'p38-land', name: 'Cơ sở dữ liệu đất đai', ownerId: 'p38', level: 'provincial', stage: 'formed' };
  expect((await send(visit, '/databases', land)).status()).toBe(201);
  expect((await publish(visit, contract, 0)).status()).toBe(201);
}, 120_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const send = (visit: Visit, path: string, data: object) =>
  visit.page.context().request.post(`/api/v1${path}`, { data, headers: { origin: console_.url } });
const publish = (visit: Visit, text: string, basedOn: number, note = 'Bản đầu') =>
  send(visit, '/databases/p38-land/contracts', { text, basedOn, note });
const versions = async (request: APIRequestContext) =>
  (
    (await (await request.get('/api/v1/databases/p38-land/contracts')).json()) as {
      items: { number: number; note: string; contractVersion: string }[];
    }
  ).items;

test('a contract is read, changed by form and as text, and who publishes second is told what the first did', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/databases/p38-land');
  await page.getByRole('link', { name: 'Xem toàn bộ, so sánh và sửa' }).click();
  await page.getByText('1 bảng, 3 thuộc tính').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sửa hợp đồng' }).click();
  await page.getByText('Chưa sửa gì so với bản đang có hiệu lực').waitFor();
  await page.getByRole('group', { name: 'area' }).getByLabel('Bắt buộc').check();
  const changes = page.getByRole('region', { name: 'Thay đổi' });
  await changes.getByText('Phải có giá trị').waitFor();
  await changes.getByText('▲ Chặt hơn').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'contract-form-1366');

  await page.getByRole('link', { name: 'Văn bản YAML' }).click();
  const text = page.getByLabel('Văn bản hợp đồng (ODCS 3.1)');
  expect(await text.inputValue()).toContain('# Sở Nông nghiệp');
  const good = (await text.inputValue()).replace('version: 1.0.0', 'version: 1.1.0').replace('value: 30', 'value: 7');
  await text.fill(good.replace('logicalType: number', 'logicalType: nummer'));
  await page.getByRole('button', { name: 'Dòng 13' }).click();
  expect(await text.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd))).toContain('nummer');
  await page.getByText('giá trị không thuộc các giá trị được phép').waitFor();
  expect(await page.getByRole('button', { name: /^Công bố phiên bản/ }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await text.fill(good);
  await changes.getByText('30 ngày').waitFor();
  await page.reload();
  await changes.getByText('30 ngày').waitFor();

  await using other = await console_.as('province-data-office');
  expect((await publish(other, contract.replace('version: 1.0.0', 'version: 1.0.1'), 1, 'Sửa số hiệu')).status()).toBe(201);
  await page.getByLabel('Lý do sửa').fill('Nghị quyết yêu cầu cập nhật hằng tuần');
  await page.getByRole('button', { name: 'Công bố phiên bản thứ 2' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'đã công bố phiên bản 1.0.1' });
  await told.getByText('“Sửa số hiệu”').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'contract-overtaken-1366');
  await told.getByRole('button', { name: 'Giữ bản của tôi, sửa tiếp trên 1.0.1' }).click();
  await page.getByRole('button', { name: 'Công bố phiên bản thứ 3' }).click();
  await page.getByRole('heading', { name: 'So sánh hai phiên bản' }).waitFor();
  await page.getByRole('region', { name: 'Thay đổi' }).getByText('Chu kỳ cập nhật').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'contract-1366');
  expect((await versions(page.context().request)).map(({ number, note, contractVersion }) => `${number} ${contractVersion} ${note}`)).toEqual([
    '3 1.1.0 Nghị quyết yêu cầu cập nhật hằng tuần',
    '2 1.0.1 Sửa số hiệu',
    '1 1.0.0 Bản đầu',
  ]);
  await page.getByLabel('Từ phiên bản').selectOption('1');
  await expect.poll(() => new URL(page.url()).search).toBe('?version=3&from=1');
});

test.each([
  { width: 390, height: 844, language: 'en', compare: 'Compare two versions', form: 'By form' },
  { width: 320, height: 640, language: 'id', dark: true, compare: 'Bandingkan dua versi', form: 'Dengan formulir' },
] as const)('a contract can be read and written by everyone at $width pixels in $language', async ({ compare, form, ...view }) => {
  await using visit = await console_.as('province-data-office', view);
  const { page } = visit;
  await visit.goto('/databases/p38-land/contract?version=2&from=1');
  await page.getByRole('heading', { name: compare }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, `contract-${view.width}`);
  await visit.goto('/databases/p38-land/contract/edit');
  await page.getByRole('group', { name: 'area' }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, `contract-form-${view.width}`);
  await visit.goto('/databases/p38-land/contract/edit?way=text');
  await page.getByRole('link', { name: form }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, `contract-text-${view.width}`);
});

test('a contract is changed and published by keyboard alone', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  const before = (await versions(page.context().request)).length;
  await visit.goto('/databases/p38-land/contract');
  await press(page, page.getByRole('link', { name: 'Sửa hợp đồng' }));
  await arrived(page, /^Sửa hợp đồng dữ liệu/);
  await type(page, page.getByLabel('Số hiệu phiên bản'), '2.0.0');
  await press(page, page.getByRole('group', { name: 'owner_personal_id' }).getByLabel('Bắt buộc'), 'Space');
  await page.getByRole('region', { name: 'Thay đổi' }).getByText('Phải có giá trị').first().waitFor();
  await type(page, page.getByLabel('Lý do sửa'), 'Nghị định yêu cầu số định danh của chủ sử dụng');
  await press(page, page.getByRole('button', { name: `Công bố phiên bản thứ ${before + 1}` }));
  await page.getByRole('heading', { name: 'So sánh hai phiên bản' }).waitFor();
  expect((await versions(page.context().request))[0]).toMatchObject({ contractVersion: '2.0.0' });
});

test('who may not change it reads it and is offered nothing', async () => {
  await using visit = await console_.as('auditor');
  await visit.goto('/databases/p38-land/contract');
  await visit.page.getByRole('heading', { name: 'Bảng và thuộc tính' }).waitFor();
  expect(await visit.page.getByRole('link', { name: 'Sửa hợp đồng' }).count()).toBe(0);
});
