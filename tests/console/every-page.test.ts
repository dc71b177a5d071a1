import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleUnderTest, expectAccessible, openConsole, type View, type Visit } from './harness/console.ts';
import { giveLongNames } from './harness/long-names.ts';
import { everyPage, isOf, type KnownPage, routePaths } from './harness/pages.ts';
import { keepScreenshot } from './harness/screenshot.ts';
import { startSteeredRegister } from './harness/steered-register.ts';

/** Of a first load: bytes of scripts, gzip, and requests of any kind, fonts and pictures too. */
const budget = { scripts: 350 * 1024, requests: 80 };

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

interface Load {
  /** Bytes of its scripts, gzip. */
  scripts: number;
  /** How many answers it waited for. */
  requests: number;
  /** Whatever it asked of a host other than the register. */
  elsewhere: string[];
}

/** Opens a page in a browser that has kept nothing but who is signed in. */
async function firstLoad(page: Page, path: string): Promise<Load> {
  const scripts: Promise<number>[] = [];
  const asked: string[] = [];
  const browser = await page.context().newCDPSession(page);
  await page.goto('about:blank');
  await browser.send('Network.clearBrowserCache');
  await browser.detach();
  page.removeAllListeners('request').removeAllListeners('response');
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const fetched = asked.filter((url) => /^https?:/.test(url));
  return {
    scripts: (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0),
    requests: fetched.length,
    elsewhere: fetched.filter((url) => new URL(url).origin !== console_.url),
  };
}

test('whichever page is opened first keeps its budget, asks nobody but the register, and is for everyone', async () => {
  const failures: string[] = [];
  for (const [role, own] of Map.groupBy(pages, (page) => page.role)) {
    await using visit = await visitAs(role);
    for (const { path } of own) {
      const { scripts, requests, elsewhere } = await firstLoad(visit.page, path);
      process.stdout.write(`${path}: ${Math.round(scripts / 1024)} kB of scripts, ${requests} requests\n`);
      // Even the shell alone is more than this: else the browser had kept something.
      expect(scripts, path).toBeGreaterThan(100 * 1024);
      if (scripts > budget.scripts) failures.push(`${path}: ${scripts} bytes of scripts`);
      if (requests > budget.requests) failures.push(`${path}: ${requests} requests`);
      failures.push(...elsewhere.map((url) => `${path} asks ${url}`));
      await expectAccessible(visit.page).catch((error: Error) => failures.push(error.message));
      await keepScreenshot(visit.page, `page${path.replaceAll('/', '-')}`);
    }
  }
  expect(failures).toEqual([]);
}, 900_000);

test('every page fits and is for everyone at 320 pixels, and as a laptop at 200 % shows it by night', async () => {
  const failures: string[] = [];
  for (const [role, own] of Map.groupBy(pages, (page) => page.role)) {
    for (const [turn, language] of (['en', 'id'] as const).entries()) {
      await using visit = await visitAs(role, { width: 320, height: 640, scale: 2, language });
      for (const { path } of own.filter((_, index) => index % 2 === turn)) {
        await visit.page.setViewportSize({ width: 320, height: 640 });
        await visit.page.emulateMedia({ colorScheme: 'light' });
        await visit.goto(path);
        await visit.page.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(visit.page).catch((error: Error) => failures.push(`320 pixels: ${error.message}`));
        await visit.page.setViewportSize({ width: 683, height: 384 });
        await visit.page.emulateMedia({ colorScheme: 'dark' });
        await expectAccessible(visit.page).catch((error: Error) => failures.push(`200 %: ${error.message}`));
      }
    }
  }
  expect(failures).toEqual([]);
}, 900_000);
