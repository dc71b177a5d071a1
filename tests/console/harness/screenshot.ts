import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../../var/screenshots');

/** Keeps how a page looks as a file of the run, for people to look at who ask for it by `SOGOC_SCREENSHOTS=yes`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (process.env.SOGOC_SCREENSHOTS === 'yes') await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
