import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { surveyedProvince } from '../../apps/server/test/harness/surveyed-province.ts';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { startProvinceRegister } from './harness/province-register.ts';
import { keepScreenshot } from './harness/screenshot.ts';

const purpose = 'Đối chiếu hồ sơ đất đai số 12/2025';

let console_: ConsoleUnderTest;
/** Somebody of the official's commune of whom a copy says something else than the original. */
let resident: { entity_id: string; so_ddcn: string; ho_ten: string };
beforeAll(async () => {
  console_ = await openConsole(startProvinceRegister);
  const folder = join(await surveyedProvince(), 'results');
  await using engine = await openDuckDb();
  const people = engine.dialect.readParquet([join(folder, 'lake/population/nhan_khau/*.parquet')]);
  const crosswalk = engine.dialect.readParquet([join(folder, 'crosswalk.parquet')]);
  const found = engine.dialect.readParquet([join(folder, 'discrepancies.parquet')]);
  resident = await engine.one(sql`
    select x.entity_id, p.so_ddcn, p.ho_ten from ${people} as p
      join ${crosswalk} as x on x."database" = 'population' and x."table" = 'nhan_khau' and x.record_key = p.id::varchar
      join ${crosswalk} as y on y.entity_id = x.entity_id
      join ${found} as f on f."database" = y."database" and f."table" = y."table" and f.record_key = y.record_key
    where p.ma_xa = '14758' and f.kind = 'reference-mismatch' and f.origin is not null and f.observed is not null and f."column" not like '%,%'
    order by x.entity_id limit 1`);
}, 400_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const vi = {
  ...{ purpose: 'Mục đích', use: 'Dùng mục đích này', term: 'Nội dung tìm', search: 'Tìm và ghi nhật ký', person: 'Một người' },
  ...{ reveal: 'Hiện đủ giá trị cá nhân và ghi nhật ký', original: '◆ Bản gốc', different: '≠ Khác bản gốc', history: 'Đã diễn ra' },
  ...{ open: 'Chưa xử lý', case: /^Vụ việc số \d+$/, masked: 'Giá trị cá nhân đang được che.' },
};
const en: typeof vi = {
  ...{ purpose: 'Purpose', use: 'Use this purpose', term: 'What to find', search: 'Find, and log it', person: 'A person' },
  ...{ reveal: 'Show personal values in full, and log it', original: '◆ Original', different: '≠ Differs', history: 'What happened' },
  ...{ open: 'Open', case: /^Case \d+$/, masked: 'Personal values are masked.' },
};

test.each([
  { language: 'vi', width: 1366, height: 768, words: vi },
  { language: 'en', width: 390, height: 844, words: en },
] as const)(
  'one person across databases: asked why, masked, revealed, beside the original, in $language at $width pixels',
  async ({ words, ...view }) => {
    await using visit = await console_.as('commune-official', view);
    const { page } = visit;
    let readings = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/reading')) readings += 1;
    });
    // Who comes by a link is asked first, and nothing is read before.
    await visit.goto(`/records/${resident.entity_id}`);
    await expectAccessible(page);
    expect(readings).toBe(0);
    await page.getByRole('textbox', { name: words.purpose }).fill(purpose);
    await page.getByRole('button', { name: words.use }).click();
    await page.getByText(words.masked).waitFor();
    await visit.goto('/records');
    await page.getByLabel(words.term).fill(resident.so_ddcn);
    await page.getByRole('button', { name: words.search }).click();
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: words.person }).waitFor();
    await page.getByText(words.masked).waitFor();
    const text = () => page.locator('main').innerText();
    expect(await text()).not.toContain(resident.so_ddcn);
    expect(await text()).not.toContain(resident.ho_ten);
    await expectAccessible(page);
    await page.getByRole('button', { name: words.reveal }).click();
    await page.getByText(resident.so_ddcn).first().waitFor();
    expect(await text()).toContain(resident.ho_ten);
    await page.getByRole('cell', { name: words.original }).first().waitFor();
    const difference = page.getByText(words.different, { exact: true }).last();
    expect(await colourOf(difference)).not.toBe(await colourOf(page.getByText(words.original, { exact: true }).first()));
    await expectAccessible(page);
    await keepScreenshot(page, `record-${view.width}`);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(page);
    await page.setViewportSize(view);
    const history = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: words.history }) });
    await history.getByText(words.open, { exact: true }).first().waitFor();
    await history.getByRole('link', { name: words.case }).first().click();
    await page.getByRole('heading', { level: 1, name: words.case }).waitFor();
  },
);

const colourOf = (what: ReturnType<Page['getByText']>) => what.evaluate((element) => getComputedStyle(element).color);

test('each look is in the log with its purpose, and whose record it was only by a pseudonym', async () => {
  await using visit = await console_.as('auditor');
  await visit.goto('/audit?action=entity.reveal');
  await visit.page.getByText(purpose).first().waitFor();
  expect(await visit.page.locator('main').innerText()).not.toContain(resident.entity_id);
  expect(await visit.page.locator('main').innerText()).not.toContain(resident.ho_ten);
});
