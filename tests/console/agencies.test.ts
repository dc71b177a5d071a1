import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole } from './harness/console.ts';
import { startBareRegister } from './harness/register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startBareRegister);
});
afterAll(() => console_?.[Symbol.asyncDispose]());

test('who is not signed in is asked to, and comes back to the very page', async () => {
  await using visit = await console_.open();
  await visit.goto('/agencies?kind=province');
  await expectAccessible(visit.page);
  await visit.page.getByRole('button', { name: 'Đầu mối dữ liệu của tỉnh' }).click();
  await visit.page.getByRole('heading', { name: 'Cơ quan, đơn vị' }).waitFor();
  expect(new URL(visit.page.url()).search).toBe('?kind=province');
  await visit.page.getByText('34 cơ quan, đơn vị đang hoạt động').waitFor();
});

test.each([
  { width: 1366, height: 768, language: 'vi' },
  { width: 390, height: 844, language: 'en' },
  { width: 320, height: 640, language: 'id', dark: true },
] as const)('agencies can be used by everyone at $width pixels in $language', async (view) => {
  await using visit = await console_.as('commune-official', view);
  await visit.goto('/agencies');
  await visit.page.getByRole('table').first().waitFor();
  await expectAccessible(visit.page);
});
