import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole, type View, type Visit } from './harness/console.ts';
import { giveLongNames } from './harness/long-names.ts';
import { everyPage, isOf, type KnownPage, routePaths } from './harness/pages.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSteeredRegister } from './harness/steered-register.ts';

const budget = 350 * 1024;

let console_: ConsoleUnderTest;
let pages: KnownPage[];
beforeAll(async () => {
  console_ = await openConsole(startSteeredRegister);
  await giveLongNames(console_);
  await using visit = await console_.as('province-data-office');
  pages = await everyPage(visit.page.context().request, console_.url);
}, 300_000);
afterAll(() => console_?.[Symbol.asyncDispose]());

test('each page of the router is among them', () => {
  const missing = routePaths().filter((route) => !pages.some(({ path }) => isOf(path, route)));
  expect(missing).toEqual([]);
});

const visitAs = (role: string | null, view?: View): Promise<Visit> => (role === null ? console_.open(view) : console_.as(role, view));

/** Opens a page in a browser that has kept nothing. @returns the bytes of its scripts, gzip, and the milliseconds until it could be read. */
async function firstLoad(page: Page, path: string): Promise<{ size: number; seen: number }> {
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  const begun = performance.now();
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const seen = Math.round(performance.now() - begun);
  await page.waitForLoadState('networkidle');
  return { size: (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0), seen };
}

test('whichever page is opened first loads at most 350 kB of scripts, gzip, and is for everyone', async () => {
  const failures: string[] = [];
  for (const { path, role } of pages) {
    await using visit = await visitAs(role);
    const { size, seen } = await firstLoad(visit.page, path);
    process.stdout.write(`${path}: ${Math.round(size / 1024)} kB of scripts, seen after ${seen} ms\n`);
    expect(size).toBeGreaterThan(0);
    if (size > budget) failures.push(`${path}: ${size} bytes of scripts`);
    await expectAccessible(visit.page).catch((error: Error) => failures.push(error.message));
    await keepScreenshot(visit.page, `page${path.replaceAll('/', '-')}`);
  }
  expect(failures).toEqual([]);
}, 600_000);

test.each([
  { name: '320 pixels', width: 320, height: 640, language: 'en' },
  { name: 'a laptop at 200 %', width: 683, height: 384, scale: 2, language: 'id', dark: true },
] as const)(
  'every page fits and is for everyone at $name',
  async ({ name: _, ...view }) => {
    const failures: string[] = [];
    for (const [role, own] of Map.groupBy(pages, (page) => page.role)) {
      await using visit = await visitAs(role, view);
      for (const { path } of own) {
        await visit.goto(path);
        await visit.page.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(visit.page).catch((error: Error) => failures.push(error.message));
      }
    }
    expect(failures).toEqual([]);
  },
  600_000,
);
