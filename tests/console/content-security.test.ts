import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, openConsole } from './harness/console.ts';
import { startBareRegister } from './harness/register.ts';

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startBareRegister);
});
afterAll(() => console_?.[Symbol.asyncDispose]());

test('the console works under the policy that the register sends, which stops what a page must not do', async () => {
  await using visit = await console_.as('province-data-office');
  const { page } = visit;
  const stopped: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) stopped.push(message.text());
  });
  for (const path of ['/', '/agencies', '/databases', '/sign-in']) {
    await visit.goto(path);
    await page.getByRole('heading').first().waitFor();
  }
  expect(stopped).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.example/a.png" onerror="document.title = \'taken over\'">');
  });
  await expect.poll(() => stopped.length).toBeGreaterThanOrEqual(2);
  expect(await page.title()).not.toBe('taken over');
});
