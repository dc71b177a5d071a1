/// <reference lib="dom" />
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { configure, startRegister } from '@sogoc/server';
import type { Locator } from 'playwright-core';
import { embeddedHome } from '../../apps/server/test/harness/migrated.ts';
import { openConsole, type Serving } from '../../tests/console/harness/console.ts';
import { fill } from '../server/fill.ts';
import { firstViews } from './first-views.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, times: { type: 'string', default: '5' } } });
const rows = Number(values.rows);

await using console_ = await openConsole(filled);
await using visit = await console_.as('province-data-office');
const { page } = visit;
const firstRow = page.locator('tbody tr').first();

console.log(`Load ${loadavg()[0]?.toFixed(1)}, ${rows} cases and ${rows} discrepancies, embedded database\n`);
if (!(await firstViews(console_, Number(values.times)))) process.exitCode = 1;
console.log('');
console.log(
  '| list | first page | next | filter | last page | back to the first | frames over 25 ms while scrolling |\n|---|---|---|---|---|---|---|',
);
for (const [name, path, filter] of [
  ['cases', '/cases', '/cases?severity=high'],
  ['cases, most records first', '/cases?sort=records', '/cases?sort=records&severity=high'],
  ['discrepancies', '/discrepancies', '/discrepancies?database=database-7'],
] as const) {
  const cells = [
    await seen(() => page.goto(path)),
    await changed(() => page.getByRole('button', { name: 'Trang sau' }).click()),
    await seen(() => page.goto(filter)),
    await seen(() => page.goto(path)).then(() => changed(() => page.getByRole('button', { name: 'Trang cuối' }).click())),
    await changed(() => page.getByRole('button', { name: 'Trang đầu' }).click()),
  ];
  console.log(`| ${name} | ${cells.map((ms) => `${ms} ms`).join(' | ')} | ${await scrolling(page.locator('section:has(> table)'))} |`);
}

/** A demonstration register with that many rows. */
async function filled(home: string): Promise<Serving> {
  const ahead = Date.parse('2025-10-13T02:00:00Z') - Date.now();
  await embeddedHome(home);
  const clock = { now: () => new Date(Date.now() + ahead) };
  const register = await startRegister(configure({ home, port: 0, demonstration: true, logLevel: 'silent' }, {}), clock);
  await fill(register, { databases: 118, discrepancies: rows, recordsPerCase: 1 });
  const url = await register.app.listen({ host: '127.0.0.1', port: 0 });
  return { url, [Symbol.asyncDispose]: () => register[Symbol.asyncDispose]() };
}

/** Milliseconds until rows are there. */
async function seen(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  await page.locator('tbody tr a').first().waitFor();
  return Math.round(performance.now() - begun);
}

/** Milliseconds until the first row is another. */
async function changed(act: () => Promise<unknown>): Promise<number> {
  const before = await firstRow.innerHTML();
  const begun = performance.now();
  await act();
  await page.waitForFunction((was) => document.querySelector('tbody tr')?.innerHTML !== was, before);
  return Math.round(performance.now() - begun);
}

/** Scrolls a table from top to bottom and back for two seconds. @returns how many of its frames came late. */
async function scrolling(table: Locator): Promise<string> {
  const frames = await table.evaluate(
    (element) =>
      new Promise<number[]>((done) => {
        const [times, begun]: [number[], number] = [[], performance.now()];
        const draw = (now: number) => {
          times.push(now);
          const at = (now - begun) / 2000;
          element.scrollTop = Math.sin(at * Math.PI) * (element.scrollHeight - element.clientHeight);
          if (at < 1) requestAnimationFrame(draw);
          else done(times.slice(1).map((time, index) => time - (times[index] ?? time)));
        };
        requestAnimationFrame(draw);
      }),
  );
  return `${frames.filter((ms) => ms > 25).length} of ${frames.length}`;
}
