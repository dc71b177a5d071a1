import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { tabTo } from './harness/keyboard.ts';
import { reviewDay, type SteeredRegister, startSteeredRegister } from './harness/steered-register.ts';
import type { View, Visit } from './harness/visits.ts';

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
  programme: /^Chương trình/,
  number: 'Số nhiệm vụ',
  due: 'Hạn',
  what: 'Việc phải làm',
  agency: 'Cơ quan chủ trì',
  assign: 'Giao nhiệm vụ',
  accept: 'Tiếp nhận',
  progress: 'Cập nhật tiến độ',
  percent: 'Tiến độ, phần trăm',
  report: 'Báo cáo hoàn thành',
  evidence: 'Chứng cứ',
  return: 'Trả lại',
  reason: 'Lý do',
  verify: 'Xác nhận hoàn thành',
  onTime: /^Hoàn thành đúng hạn/,
  extend: 'Xin gia hạn',
  until: 'Gia hạn đến ngày',
  objective: 'Nguyên nhân khách quan',
  grant: 'Cho gia hạn',
  refuse: 'Không cho gia hạn',
  granted: 'Đã cho',
  refused: 'Không cho',
  what_blocks: 'Khó khăn, vướng mắc gì',
  send: 'Gửi lên cấp trên',
  escalate: 'Chuyển lên cấp trên',
  raised: /phải trả lời trước ngày/,
  late: /đã quá hạn trả lời/,
  solve: 'Trả lời, giải quyết',
  solution: 'Cách giải quyết',
  solved: /đã giải quyết ngày/,
};
const en: typeof vi = {
  programme: /^Programme/,
  number: 'Number of the task',
  due: 'Due',
  what: 'What is to be done',
  agency: 'Leading agency',
  assign: 'Assign the task',
  accept: 'Accept',
  progress: 'Tell the progress',
  percent: 'Progress, per cent',
  report: 'Report it done',
  evidence: 'Evidence',
  return: 'Return it',
  reason: 'Reason',
  verify: 'Verify it is done',
  onTime: /^Done on time/,
  extend: 'Ask for an extension',
  until: 'Extend until',
  objective: 'Objective reason',
  grant: 'Grant the extension',
  refuse: 'Refuse the extension',
  granted: 'Granted',
  refused: 'Refused',
  what_blocks: 'What is in the way',
  send: 'Send it upwards',
  escalate: 'Take it up a level',
  raised: /is to answer by/,
  late: /was to answer by/,
  solve: 'Answer and solve',
  solution: 'How it is solved',
  solved: /solved it on/,
};
type Words = typeof vi;

const views = [
  { language: 'vi', width: 1366, height: 768, words: vi },
  { language: 'en', width: 390, height: 844, words: en },
] as const;

test.each(views)(
  'the centre assigns, a ministry accepts and reports, the centre returns and verifies, in $language at $width pixels',
  async ({ words, ...view }) => {
    const path = await assign('central-steering', view, words, {
      programme: '71/NQ-CP',
      number: `T-${view.language}`,
      agency: 'Bộ Nông nghiệp và Môi trường',
    });
    await visiting('ministry-steward', view, path, async ({ page }) => {
      await act(page, words.accept);
      await act(page, words.progress, { [words.percent]: '60' });
      await act(page, words.report, { [words.evidence]: 'Quyết định 12/QĐ-BNNMT' });
      await expectAccessible(page);
    });
    await visiting('central-steering', view, path, ({ page }) => act(page, words.return, { [words.reason]: 'Thiếu biên bản nghiệm thu' }));
    await visiting('ministry-steward', view, path, ({ page }) =>
      act(page, words.report, { [words.evidence]: 'Quyết định 12/QĐ-BNNMT\nBiên bản nghiệm thu' }),
    );
    await visiting('central-steering', view, path, async ({ page }) => {
      await act(page, words.verify);
      await page.getByText(words.onTime).first().waitFor();
      await expectAccessible(page);
    });
  },
);

test.each(views)('a province assigns to a commune, which asks for an extension twice, in $language at $width pixels', async ({ words, ...view }) => {
  const path = await assign('province-data-office', view, words, {
    programme: `KH-${view.language}`,
    number: '1',
    agency: 'Ủy ban nhân dân phường Hàm Rồng',
  });
  const ask = async (until: string): Promise<void> =>
    visiting('commune-official', view, path, async ({ page }) => {
      if ((await page.getByRole('button', { name: words.accept }).count()) > 0) await act(page, words.accept);
      await act(page, words.extend, { [words.until]: until, [words.objective]: 'Chờ kết nối với cơ sở dữ liệu dân cư' });
    });
  await ask('2025-10-31');
  await visiting('province-data-office', view, path, async ({ page }) => {
    await act(page, words.grant);
    await page.getByRole('cell', { name: words.granted, exact: true }).waitFor();
  });
  await ask('2025-12-31');
  await visiting('province-data-office', view, path, async ({ page }) => {
    await act(page, words.refuse, { [words.reason]: 'Đã gia hạn một lần' });
    await page.getByRole('cell', { name: words.refused, exact: true }).waitFor();
    await expectAccessible(page);
  });
});

test.each(views)(
  'a commune raises an obstacle, takes it up when nobody answers, and the centre solves it, in $language at $width pixels',
  async ({ words, ...view }) => {
    let path = '';
    await register.moveTo(reviewDay);
    await visiting('commune-official', view, '/obstacles/new', async ({ page }) => {
      await page.getByLabel(words.what_blocks).fill('Vùng lõm sóng ở thôn bản xa');
      await page.getByRole('link', { name: 'Vùng lõm sóng ở các bản xa' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: words.send }).click();
      await page.getByText(words.raised).waitFor();
      path = new URL(page.url()).pathname;
      expect(await page.getByRole('button', { name: words.escalate }).count()).toBe(0);
    });
    await register.moveTo('2025-08-20T02:00:00Z');
    await visiting('commune-official', view, path, async ({ page }) => {
      await page.getByText(words.late).waitFor();
      await act(page, words.escalate, { [words.reason]: 'Quá hạn trả lời' });
      await page.getByText(words.raised).waitFor();
    });
    await visiting('central-steering', view, path, async ({ page }) => {
      await act(page, words.solve, { [words.solution]: 'Phủ sóng theo Chương trình viễn thông công ích' });
      await page.getByText(words.solved).waitFor();
      await expectAccessible(page);
    });
    await register.moveTo(reviewDay);
  },
);

/** The first task of a list of the demonstration. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('[data-row]').first().click();
  await page.waitForURL(/\/tasks\/\d+/);
}

test('what the demonstration leaves to do is done by whom it waits for: commune, province, ministry and centre', async () => {
  await visiting('commune-official', {}, '/tasks?state=assigned', async ({ page }) => {
    await openFirst(page);
    await act(page, vi.accept);
    await act(page, vi.report, { [vi.evidence]: 'Biên bản tập huấn 05/BB-UBND' });
    await expectAccessible(page);
  });
  await visiting('province-data-office', {}, '/tasks?state=reported&programme=kh-p38', async ({ page }) => {
    await openFirst(page);
    await act(page, vi.return, { [vi.reason]: 'Thiếu biên bản đối soát' });
    await page.goto('/tasks?state=reported&programme=kh-p38');
    await openFirst(page);
    await act(page, vi.verify);
    await page
      .getByText(/^Hoàn thành/)
      .first()
      .waitFor();
    await page.goto('/tasks?search=2.001');
    await openFirst(page);
    await act(page, vi.grant);
    await page.getByRole('cell', { name: vi.granted, exact: true }).waitFor();
  });
  await visiting('ministry-steward', {}, '/tasks?state=assigned', async ({ page }) => {
    await openFirst(page);
    await act(page, vi.accept);
  });
  await visiting('central-steering', {}, '/tasks?state=reported', async ({ page }) => {
    await openFirst(page);
    await act(page, vi.verify);
    await page.getByText(vi.onTime).first().waitFor();
  });
});

test('a task is opened and accepted by keyboard alone', async () => {
  const path = await assign('central-steering', {}, vi, { programme: '71/NQ-CP', number: 'K-1', agency: 'Bộ Nông nghiệp và Môi trường' });
  await visiting('ministry-steward', {}, '/tasks?state=assigned', async ({ page }) => {
    await tabTo(page, page.locator(`a[href="${path}"]`));
    await page.keyboard.press('Enter');
    await page.getByText(/^Chờ .* tiếp nhận/).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Tiếp nhận' }));
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Tiếp nhận' });
    await form.waitFor();
    await tabTo(page, form.getByRole('button', { name: 'Tiếp nhận' }));
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('Đã tiếp nhận', { exact: true }).first().waitFor();
  });
});

test('what was typed into a report outlives the session, and the second of two is told', async () => {
  const path = await assign('central-steering', {}, vi, { programme: '71/NQ-CP', number: 'S-1', agency: 'Bộ Nông nghiệp và Môi trường' });
  await visiting('ministry-steward', {}, path, async ({ page }) => {
    await act(page, vi.accept);
    await page.getByRole('button', { name: vi.report }).click();
    await page.getByRole('form').getByLabel(vi.evidence).fill('Văn bản 45');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole('form').getByRole('button', { name: vi.report }).click();
    await page.getByText('Phiên làm việc đã kết thúc').first().waitFor();
    await page.context().addCookies(cookies);
    await page.goto(path);
    expect(await page.getByRole('form').getByLabel(vi.evidence).inputValue()).toBe('Văn bản 45');
    const id = Number(path.split('/').at(-1));
    const { version } = (await (await page.request.get(`/api/v1/tasks/${id}`)).json()) as { version: number };
    const data = { action: 'progress', version, progress: 10 };
    expect((await page.request.post(`/api/v1/tasks/${id}/actions`, { data, headers: { origin: console_.url } })).status()).toBe(200);
    await page.getByRole('form').getByRole('button', { name: vi.report }).click();
    await page.getByText('Người khác vừa sửa mục này').waitFor();
    expect(await page.getByRole('form').getByLabel(vi.evidence).inputValue()).toBe('Văn bản 45');
  });
});

async function visiting(role: string, view: View, path: string, deed: (visit: Visit) => Promise<void>): Promise<void> {
  await using visit = await console_.as(role, view);
  await visit.goto(path);
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await deed(visit);
}

interface Assigned {
  /** The number of a programme that is there, or of one to be added. */
  programme: string;
  number: string;
  agency: string;
}

/** Assigns a task through its form. @returns its address. */
async function assign(role: string, view: View, words: Words, { programme, number, agency }: Assigned): Promise<string> {
  let path = '';
  await visiting(role, view, '/tasks/new', async ({ page }) => {
    if (programme.startsWith('KH')) {
      const headers = { origin: console_.url };
      const data = { id: `p38-${programme.toLowerCase()}`, kind: 'plan', number: programme, name: 'Kế hoạch của tỉnh', agencyId: 'p38' };
      expect((await page.request.post('/api/v1/programmes', { data, headers })).status()).toBe(201);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await page.getByLabel(words.programme).click();
    await page.getByTitle(new RegExp(`^${programme}`)).click();
    await page.getByLabel(words.number).fill(number);
    await page.getByLabel(words.due, { exact: true }).fill('2025-09-30');
    await page.getByLabel(words.what).fill(`Đối soát dữ liệu đất đai, lần ${number}`);
    await page.getByLabel(words.agency).fill(agency);
    await page.getByTitle(agency, { exact: true }).first().click();
    await page.getByRole('button', { name: words.assign }).click();
    await page.waitForURL(/\/tasks\/\d+$/);
    path = new URL(page.url()).pathname;
  });
  return path;
}

/** Does one of the actions offered, by its form where it has one. */
async function act(page: Page, action: string, typed: Record<string, string> = {}): Promise<void> {
  const button = page.getByRole('button', { name: action }).first();
  await button.click();
  const form = page.locator('main form').filter({ has: page.getByRole('button', { name: action }) });
  await form.waitFor();
  for (const [label, value] of Object.entries(typed)) await form.getByLabel(label).fill(value);
  await form.getByRole('button', { name: action }).click();
  await form.waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}
