import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../../tests/browser.ts';
import type { SurveyResult } from '../../src/model.ts';
import { renderReport } from '../../src/report/index.ts';
import { hostile } from './hostile.ts';
import { communes } from './sample-communes.ts';
import { province } from './sample-province.ts';

let browser: Browser;
let folder: string;
let opened: Page[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(async () => {
  await Promise.all(opened.map((page) => page.context().close()));
  opened = [];
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Opens a result as a user would: a file. Remembers every request and every error. */
async function open(result: SurveyResult, options: BrowserContextOptions = {}): Promise<{ page: Page; requests: string[]; errors: string[] }> {
  const file = join(folder, `${opened.length}-${result.language}.html`);
  await writeFile(file, renderReport(result));
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, ...options });
  const page = await context.newPage();
  opened.push(page);
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url().slice(0, 60)));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  return { page, requests: requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')), errors };
}

const rows = (page: Page) => page.locator('#records tbody tr');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

test.each([
  { name: 'four databases', sample: communes, colorScheme: 'light' as const, width: 1366 },
  { name: 'four databases', sample: communes, colorScheme: 'dark' as const, width: 1366 },
  { name: 'four databases', sample: communes, colorScheme: 'light' as const, width: 320 },
  { name: 'thirteen databases', sample: province, colorScheme: 'dark' as const, width: 1366 },
])('no barrier by WCAG 2.1 AA: $name, $colorScheme, $width px', async ({ sample, colorScheme, width }) => {
  const { page } = await open(sample('vi'), { colorScheme, viewport: { width, height: 900 } });
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])).toEqual([]);
});

test.each([communes, province])('nothing sticks out at any width', async (sample) => {
  const { page } = await open(sample('vi'));
  for (const width of [1366, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth'), `${width} px`).toBeLessThanOrEqual(width);
  }
});

test('asks nothing of any network, keeps to its policy, opens within a second', async () => {
  const { page, requests, errors } = await open(communes('vi'));
  expect(requests).toEqual([]);
  expect(errors).toEqual([]);
  const loaded = await page.evaluate<number>('performance.getEntriesByType("navigation")[0].loadEventEnd');
  expect(loaded).toBeLessThan(1000);
});

test('its own fonts are used', async () => {
  const { page } = await open(communes('vi'));
  await page.evaluate('document.fonts.ready.then(() => true)');
  expect(await page.evaluate<number>('[...document.fonts].filter((face) => face.status === "loaded").length')).toBeGreaterThanOrEqual(4);
});

test('the table is filtered, sorted and paged by keyboard alone', async () => {
  const { page } = await open(province('en'));
  await page.keyboard.press('/');
  expect(await page.evaluate<string>('document.activeElement.name')).toBe('search');
  await page.keyboard.type('thua 12');
  await expect.poll(() => rows(page).first().textContent()).toContain('Thửa 12');
  const found = await page.locator('#records [role=status]').textContent();
  expect(found).toMatch(/^Rows 1 to 50 of \d+$/);

  await page.keyboard.press('Tab');
  expect(await page.evaluate<string>('document.activeElement.className')).toBe('clear');
  await page.keyboard.press('Enter');
  expect(await page.locator('#records [role=status]').textContent()).toBe('Rows 1 to 50 of 5,000');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator('#records th').first().getAttribute('aria-sort')).toBe('ascending');
  await page.locator('#records .pages button').last().focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('#records [role=status]').textContent()).toBe('Rows 51 to 100 of 5,000');
});

test('choosing a database leaves only its tables and columns to choose', async () => {
  const { page } = await open(communes('vi'));
  await page.selectOption('select[name=database]', 'app');
  expect(await page.locator('select[name=table] option').allTextContents()).toEqual(['Tất cả', 'communes']);
  expect(await page.locator('select[name=column] option').allTextContents()).toEqual(['Tất cả', 'code', 'name']);
  expect(await rows(page).count()).toBe(8);
});

test('a bar leads to its records', async () => {
  const { page } = await open(communes('vi'));
  await page.locator('a[data-kind=format][data-database=statistics]').click();
  expect(await rows(page).count()).toBe(4);
  expect(await page.locator('select[name=kind]').inputValue()).toBe('format');
});

test('a cell opens the rules behind it by keyboard, Escape closes', async () => {
  const { page } = await open(communes('vi'));
  await page.locator('.cell.red').focus();
  await page.keyboard.press('Enter');
  const card = page.locator('[popover]:popover-open');
  expect(await card.textContent()).toContain('1.110');
  await page.keyboard.press('Escape');
  expect(await card.count()).toBe(0);
});

test('a number of a rule leads to its records', async () => {
  const { page } = await open(communes('vi'));
  await page.locator('.cell', { hasText: 'statistics: Sạch' }).click();
  await page.locator('[popover]:popover-open a', { hasText: '30' }).click();
  expect(await page.locator('[popover]:popover-open').count()).toBe(0);
  expect(await page.locator('select[name=column]').inputValue()).toBe('tinh_thanh_pho');
  expect(await rows(page).count()).toBe(2);
});

test('hostile values stay text, in the page and in the filtered table', async () => {
  const { page, requests, errors } = await open(hostile(communes('vi')));
  await page.locator('input[name=search]').fill('script');
  await page.locator('input[name=search]').fill('');
  for (const name of ['kind', 'database', 'table', 'column']) await page.locator(`select[name=${name}]`).selectOption({ index: 1 });
  for (const button of await page.locator('.cell, .holder').all()) await button.dispatchEvent('mouseover');
  expect(await page.evaluate<boolean>('"hit" in window')).toBe(false);
  expect(await page.locator('main img, main link, main iframe, #records script:not([type])').count()).toBe(0);
  expect(await page.locator('[onmouseover], [onclick], [onload], [onerror]').count()).toBe(0);
  expect([...requests, ...errors]).toEqual([]);
});

test('without a script the first rows, the cards and the columns are there', async () => {
  const { page } = await open(communes('vi'), { javaScriptEnabled: false });
  expect(await rows(page).count()).toBe(16);
  expect(await page.locator('.filters').isVisible()).toBe(false);
  await page.locator('.cell.red').click();
  expect(await page.locator('[popover]:popover-open').textContent()).toContain('1.110');
});

test('the dark theme can be chosen', async () => {
  const { page } = await open(communes('vi'), { colorScheme: 'light' });
  const background = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
  const light = await background();
  await page.locator('#theme').click();
  expect(await page.locator('#theme').getAttribute('aria-pressed')).toBe('true');
  expect(await background()).not.toBe(light);
});

test('on paper: no controls, every part unfolded', async () => {
  const { page } = await open(province('vi'));
  await page.evaluate('dispatchEvent(new Event("beforeprint")), true');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.top', '.filters', '.pages', '#theme']) expect(await page.locator(part).isVisible(), part).toBe(false);
  expect(await page.locator('details:not([open])').count()).toBe(0);
});
