/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { ConsoleUnderTest } from '../../tests/console/harness/console.ts';

/** Milliseconds that a first view may take until it can be used. */
const limit = 2000;
const paths = ['/overview', '/databases', '/cases', '/discrepancies'] as const;

interface View {
  /** Milliseconds until its name stands there and the browser has time for a key. */
  interactive: number;
  /** Milliseconds of processor that the page's own thread took for it. */
  processor: number;
  /** Pieces of its work that kept a key waiting, longer than 50 ms each. */
  longTasks: number;
  requests: number;
}

/**
 * Opens pages in browsers that have kept nothing, several times each, and prints the median of each figure.
 * @returns whether every page kept to the limit.
 */
export async function firstViews(console_: ConsoleUnderTest, times: number): Promise<boolean> {
  console.log('| first view of | interactive | of the limit | processor | long tasks | requests |\n|---|---|---|---|---|---|');
  let kept = true;
  for (const path of paths) {
    const seen: View[] = [];
    for (let time = 0; time < times; time += 1) {
      await using visit = await console_.as('province-data-office');
      seen.push(await firstView(visit.page, path));
    }
    const middle = (figure: keyof View) => median(seen.map((view) => view[figure]));
    const interactive = middle('interactive');
    kept &&= interactive <= limit;
    const cells = [`${interactive} ms`, (interactive / limit).toFixed(2), `${middle('processor')} ms`, middle('longTasks'), middle('requests')];
    console.log(`| ${path} | ${cells.join(' | ')} |`);
  }
  return kept;
}

async function firstView(page: Page, path: string): Promise<View> {
  const measured = await page.context().newCDPSession(page);
  await measured.send('Performance.enable', { timeDomain: 'threadTicks' });
  let requests = 0;
  page.on('request', () => {
    requests += 1;
  });
  await page.addInitScript(() => {
    const tasks = { count: 0 };
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      tasks.count += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
  });
  const begun = performance.now();
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  const interactive = Math.round(performance.now() - begun);
  const { metrics } = await measured.send('Performance.getMetrics');
  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: { count: number } }).longTasks.count);
  return { interactive, processor: Math.round((metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000), longTasks, requests };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
