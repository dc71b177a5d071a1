import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { type SteeredRegister, startSteeredRegister } from './harness/steered-register.ts';

let console_: ConsoleUnderTest;
let register: SteeredRegister;
beforeAll(async () => {
  console_ = await openConsole(async (home) => {
    register = await startSteeredRegister(home);
    return register;
  });
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

const vi = {
  plan: 'Lên lịch một phiên họp',
  name: 'Tên phiên họp',
  planIt: 'Lên lịch',
  begin: 'Bắt đầu họp',
  red: 'đỏ',
  conclusion: 'Kết luận',
  lead: 'Giao cho cơ quan',
  due: 'Hạn',
  conclude: 'Ghi kết luận và giao nhiệm vụ',
  became: /^Giao Ủy ban nhân dân phường Hàm Rồng/,
  close: 'Kết thúc họp',
  closed: 'Đã kết thúc',
};
const en: typeof vi = {
  plan: 'Plan a meeting',
  name: 'Name of the meeting',
  planIt: 'Plan it',
  begin: 'Begin the meeting',
  red: 'red',
  conclusion: 'Conclusion',
  lead: 'Leading agency',
  due: 'Due',
  conclude: 'Add the conclusion and assign the task',
  became: /^With Ủy ban nhân dân phường Hàm Rồng/,
  close: 'Close the meeting',
  closed: 'Closed',
};

test.each([
  { language: 'vi', width: 1366, height: 768, words: vi },
  { language: 'en', width: 390, height: 844, words: en },
] as const)('a province holds its weekly meeting, and a conclusion becomes a task, in $language at $width pixels', async ({ words, ...view }) => {
  await using visit = await console_.as('province-data-office', view);
  const { page } = visit;
  await visit.goto('/rhythm/meetings');
  await page.getByText(words.plan).click();
  await page.getByLabel(words.name).fill(`Giao ban tuần ${view.language}`);
  await page.getByRole('button', { name: words.planIt, exact: true }).click();
  await page.getByRole('button', { name: words.begin }).click();
  await page.getByRole('img', { name: words.red }).first().waitFor();
  const form = page.locator('main form').filter({ has: page.getByLabel(words.lead) });
  await form.getByLabel(words.conclusion).fill('Đối soát xong dữ liệu đất đai của phường');
  await form.getByLabel(words.lead).fill('Ủy ban nhân dân phường Hàm Rồng');
  await page.getByTitle('Ủy ban nhân dân phường Hàm Rồng', { exact: true }).first().click();
  await form.getByLabel(words.due, { exact: true }).fill('2025-08-29');
  await form.getByLabel(words.due, { exact: true }).press('Tab');
  await page.getByRole('button', { name: words.conclude }).click();
  const task = page.getByRole('link', { name: words.became });
  await task.waitFor();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await keepScreenshot(page, `meeting-${view.width}`);
  await page.getByRole('button', { name: words.close }).click();
  await page.getByText(words.closed).first().waitFor();
  await task.click();
  await page.getByRole('heading', { level: 1, name: /Đối soát xong dữ liệu đất đai/ }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/tasks\/\d+$/);
});

test('a month report is made from its page, and the Word file has the layout of the decree and the figures of the pages', async () => {
  await using visit = await console_.as('central-steering');
  const { page } = visit;
  await visit.goto('/steering');
  const shown = (await page.getByRole('link', { name: /nhiệm vụ quá hạn$/ }).innerText()).split(' ')[0];
  const given = await page.getByRole('row').filter({ hasText: 'Tất cả' }).first().getByRole('link').first().innerText();
  await visit.goto('/rhythm/reports');
  await page.getByLabel('Mẫu').click();
  await page
    .getByTitle(/^Báo cáo tháng/)
    .first()
    .click();
  await page.getByLabel('Người ký').fill('Trần Thị Minh Hạnh');
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  const files = page.getByRole('row').filter({ hasText: 'Hằng tháng' }).first();
  const [download] = await Promise.all([page.waitForEvent('download'), files.getByRole('link', { name: 'Word' }).click()]);
  const zip = await JSZip.loadAsync(await readFile(await download.path()));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const millimetres = (name: string) => Math.round((Number(new RegExp(`<w:pgMar [^>]*w:${name}="(\\d+)"`).exec(xml)?.[1]) / 1440) * 25.4);
  expect(/<w:pgSz [^>]*w:w="(\d+)" w:h="(\d+)"/.exec(xml)?.slice(1)).toEqual(['11906', '16838']);
  const [top, bottom, left, right] = ['top', 'bottom', 'left', 'right'].map(millimetres);
  for (const [margin = 0, least, most] of [
    [top, 20, 25],
    [bottom, 20, 25],
    [left, 30, 35],
    [right, 15, 20],
  ] as const) {
    expect(margin).toBeGreaterThanOrEqual(least);
    expect(margin).toBeLessThanOrEqual(most);
  }
  expect((await zip.file('word/styles.xml')?.async('string')) ?? '').toContain('w:ascii="Times New Roman"');
  const text = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, piece]) => piece).join(' ');
  expect(shown).toBe('34');
  expect(text).toMatch(new RegExp(`${shown} nhiệm vụ (đã )?quá hạn|quá hạn chưa hoàn thành[^0-9]{0,20}${shown}`));
  expect(Number(given)).toBeGreaterThanOrEqual(652);
  expect(text).toContain(`Tổng số nhiệm vụ được giao là ${given};`);
  expect(text).toContain('Trần Thị Minh Hạnh');
  // The whole country writes nothing: the office does, and signs for itself.
  expect(text).toContain('VĂN PHÒNG CHÍNH PHỦ');
  expect(text).toContain('Văn phòng Chính phủ báo cáo kết quả');
  expect(text).toContain('trên phạm vi cả nước như sau');
  expect(text).toContain('BỘ TRƯỞNG, CHỦ NHIỆM');
  expect(text).not.toContain('BC-UBND');
});

test('a template is looked at, and one’s own filed from a file with what is wrong told place by place', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  await visit.goto('/rhythm/templates');
  await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải mẫu về' }).click()]);
  const content = JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown>;
  await page.getByText('Nộp mẫu riêng, hoặc phiên bản mới').click();
  await page.getByLabel('Mã của mẫu').fill('to-cong-tac');
  const file = async (told: object, button: string) => {
    await page.getByLabel('Tệp mẫu').setInputFiles({ name: 'mau.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(told)) });
    await page.getByRole('button', { name: button }).click();
  };
  await file({ ...content, subject: '{{tasks.overdo}}' }, 'Nộp mẫu mới');
  await page.getByText('There is no figure "tasks.overdo"').waitFor();
  await file({ ...content, name: 'Mẫu của tổ công tác', issuer: { above: null, name: 'Tổ công tác dữ liệu' } }, 'Nộp mẫu mới');
  await page.getByRole('link', { name: 'Mẫu của tổ công tác' }).waitFor();
  await page.getByText('TỔ CÔNG TÁC DỮ LIỆU', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Nộp phiên bản 2' }).waitFor();
});

test('rules of reminding are changed and set back, and the bell counts what was told', async () => {
  await using visit = await console_.as('central-steering', { language: 'en' });
  const { page } = visit;
  await visit.goto('/rhythm/rules');
  const tasks = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Tasks' }) });
  await tasks.getByText('3 working days before it is due: the accountable person').waitFor();
  await tasks.getByRole('button', { name: 'Change the rules' }).click();
  await tasks.getByRole('button', { name: 'Add a rule' }).click();
  await tasks.getByLabel('Working days from the due day').last().fill('20');
  await expectAccessible(page);
  await tasks.getByRole('button', { name: 'Save the rules' }).click();
  await tasks.getByText('20 working days after it was due: the head of the agency that works on it').waitFor();
  await tasks.getByRole('button', { name: 'Back to the rules as they come' }).click();
  await tasks.getByText('As they come').waitFor();
  await tasks.getByText('20 working days').first().waitFor({ state: 'detached' });
  await register.remind();
  await page.reload();
  await page.getByRole('link', { name: /^\d+ unread reminders$/ }).click();
  await page.waitForURL(/\/rhythm\?unread=true/);
  await page.getByRole('button', { name: /^Mark all/ }).click();
  await page.getByRole('link', { name: 'No unread reminder' }).waitFor();
});

test('an administrator names the head of an agency and drops a letter in doubt', async () => {
  await register.doubt();
  await using visit = await console_.as('administrator');
  const { page } = visit;
  await visit.goto('/rhythm/rules');
  const form = page.getByRole('form', { name: 'Cử người này' });
  await choose(page, form.getByLabel('Đơn vị'), 'Bộ Nông nghiệp và Môi trường', 'Bộ Nông nghiệp và Môi trường');
  await choose(page, form.getByLabel('Người được cử'), 'Vinh', /^Lê Quang Vinh/);
  await form.getByRole('button', { name: 'Cử người này' }).click();
  await page.getByRole('row').filter({ hasText: 'Bộ Nông nghiệp và Môi trường' }).getByText('Lê Quang Vinh').waitFor();
  await expectAccessible(page);
  await visit.goto('/rhythm/deliveries?state=uncertain');
  await page.getByText('1 lượt gửi chưa rõ đã tới chưa').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bỏ, không gửi nữa' }).click();
  await page.getByText('Không lượt gửi nào còn nghi ngờ').waitFor();
  await keepScreenshot(page, 'deliveries-1366');
});

async function choose(page: Page, field: ReturnType<Page['getByLabel']>, typed: string, title: string | RegExp): Promise<void> {
  await field.fill(typed);
  await page.getByTitle(title).first().click();
}
