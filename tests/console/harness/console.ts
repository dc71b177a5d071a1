/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBrowser } from '../../browser.ts';

/** A register that serves the console, and a browser in front of it. */
export interface ConsoleUnderTest extends AsyncDisposable {
  url: string;
  /** Signs in as one of the demonstration's people, by role. */
  as(role: string, view?: View): Promise<Visit>;
  /** A page nobody has signed in on. */
  open(view?: View): Promise<Visit>;
}

export interface View {
  width?: number;
  height?: number;
  language?: 'vi' | 'en' | 'id';
  dark?: boolean;
  /** Pixels of the screen to one of the page: 2 is what a browser's zoom of 200 % makes of half the width. */
  scale?: number;
}

export interface Visit extends AsyncDisposable {
  page: Page;
  /** Opens a page of the console and waits until it has come to rest. */
  goto(path: string): Promise<void>;
}

export interface Serving extends AsyncDisposable {
  url: string;
}

/** Starts a browser in front of a register. @param start the register, listening; it is stopped with the browser. */
export async function openConsole(start: (home: string) => Promise<Serving>): Promise<ConsoleUnderTest> {
  const home = await mkdtemp(join(tmpdir(), 'sogoc-console-'));
  const serving = await start(home);
  const browser = await openBrowser();
  return {
    url: serving.url,
    open: (view) => visit(browser, serving.url, view),
    async as(role, view) {
      const opened = await visit(browser, serving.url, view);
      await signIn(opened.page.context(), serving.url, role);
      return opened;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await serving[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function visit(
  browser: Browser,
  url: string,
  { width = 1366, height = 768, language = 'vi', dark = false, scale = 1 }: View = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    baseURL: url,
  });
  await context.addInitScript((chosen) => localStorage.setItem('sogoc.language', chosen), language);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return {
    page,
    async goto(path) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

async function signIn(context: BrowserContext, url: string, role: string): Promise<void> {
  const people = (await (await context.request.get('/api/v1/demonstration/people')).json()) as { accountId: string; role: string }[];
  const person = people.find((one) => one.role === role);
  if (!person) throw new Error(`The demonstration has nobody who is ${role}.`);
  const answer = await context.request.post('/api/v1/demonstration/session', { data: { accountId: person.accountId }, headers: { origin: url } });
  expect(answer.status()).toBe(201);
}

/** Holds a page against WCAG 2.1 A and AA, and against its own width: nothing may stick out sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without frames: the report is made in the page itself, not in one more that is opened for it.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, new URL(page.url()).pathname).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `pixels that stick out sideways of ${new URL(page.url()).pathname}`).toBeLessThanOrEqual(0);
}
