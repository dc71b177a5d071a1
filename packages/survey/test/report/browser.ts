import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** The browser that comes with the packages. One process for all would end with the first page that closes, so that flag is left out. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((argument) => argument !== '--single-process' && argument !== '--disable-web-security');
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...args, '--no-sandbox'], headless: true });
}
