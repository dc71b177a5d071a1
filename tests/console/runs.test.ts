import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { type SurveyedRegister, startSurveyedRegister } from './harness/surveyed-register.ts';

let console_: ConsoleUnderTest;
let serving: SurveyedRegister;
beforeAll(async () => {
  console_ = await openConsole(async (home) => {
    serving = await startSurveyedRegister(home);
    return serving;
  });
});
afterAll(() => console_?.[Symbol.asyncDispose]());

test('a survey is set up and run, is seen to go on, and is ended', async () => {
  await using visit = await console_.as('province-data-office');
  await visit.goto('/runs');
  const { page } = visit;
  await page.getByRole('button', { name: 'Lập khảo sát' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Tên').fill('Khảo sát trường học');
  await form.getByLabel('Cơ sở dữ liệu').fill('Trường');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Lập khảo sát' }).click();
  await page.getByRole('button', { name: 'Khảo sát ngay 1 cơ sở dữ liệu' }).click();
  await page.getByText('Chờ đến lượt').waitFor();
  const progress = JSON.stringify({ stage: 'check', done: 3, steps: 8, what: 'Trường học', stages: [] });
  const jobs = serving.register.database.owner.updateTable('job');
  await jobs.set({ state: 'running', progress }).execute();
  await page.getByText('Kiểm tra quy tắc: 3 trên 8 bước · Trường học').waitFor();
  await page.getByRole('button', { name: 'Dừng' }).click();
  await page.getByRole('button', { name: 'Đang dừng' }).waitFor();
  await jobs.set({ state: 'cancelled', finished_at: new Date() }).execute();
  await page.getByRole('button', { name: 'Chạy lại' }).click();
  await page.getByText('Chờ đến lượt').waitFor();
});

test('a run tells what it read and leads to its databases', async () => {
  await using visit = await console_.as('province-data-office');
  await visit.goto('/runs');
  const { page } = visit;
  await page.getByRole('region', { name: 'Các lần đã chạy' }).getByRole('link').last().click();
  await page.getByRole('heading', { name: 'Cơ sở dữ liệu đã đọc' }).waitFor();
  await page.getByRole('link', { name: 'Trường học' }).click();
  await page.getByRole('heading', { name: 'Trường học' }).waitFor();
});

test('two runs are compared, by address', async () => {
  await using visit = await console_.as('province-data-office');
  const runs = (await (await visit.page.context().request.get('/api/v1/runs')).json()) as { items: { id: string }[] };
  const [last, first] = runs.items;
  await visit.goto(`/runs/${last?.id}?with=${first?.id}`);
  await visit.page.getByRole('region', { name: 'Điểm trước và nay' }).getByText('chưa đo →').first().waitFor();
  expect(new URL(visit.page.url()).searchParams.get('with')).toBe(first?.id);
});

test.each([
  { width: 1366, height: 768, language: 'vi', path: '/runs' },
  { width: 320, height: 640, language: 'id', dark: true, path: '/runs' },
  { width: 390, height: 844, language: 'en', path: '/runs/latest' },
  { width: 1366, height: 768, language: 'vi', dark: true, path: '/runs/latest' },
] as const)('$path can be used by everyone at $width pixels in $language', async (view) => {
  await using visit = await console_.as('province-data-office', view);
  await visit.goto(view.path);
  await visit.page.getByRole('table').first().waitFor();
  await expectAccessible(visit.page);
  await keepScreenshot(visit.page, `${view.path.slice(1).replace('/', '-')}-${view.width}`);
});
