import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, openConsole } from './harness/console.ts';
import { startBareRegister } from './harness/register.ts';

const budget = 350 * 1024;

let console_: ConsoleUnderTest;
beforeAll(async () => {
  console_ = await openConsole(startBareRegister);
});
afterAll(() => console_?.[Symbol.asyncDispose]());

test('the first view loads at most 350 kB of scripts, gzip', async () => {
  await using visit = await console_.as('province-data-office');
  const scripts: Promise<number>[] = [];
  visit.page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  const begun = performance.now();
  await visit.page.goto('/');
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  const interactive = Math.round(performance.now() - begun);
  await visit.page.waitForLoadState('networkidle');
  const size = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  process.stdout.write(`First view: ${Math.round(size / 1024)} kB of scripts in ${scripts.length} files, seen after ${interactive} ms\n`);
  expect(scripts.length).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(budget);
});
