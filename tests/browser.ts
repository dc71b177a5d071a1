import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** One process for all would end with the first page that closes; a graphics card that is imitated takes a third of the browser's time, and changes no page. */
const unwanted = /^--(single-process|disable-web-security|ignore-gpu-blocklist|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader)\b/;

/** The browser that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((argument) => !unwanted.test(argument));
  return playwright.launch({ executablePath: await chromium.executablePath(), args: [...args, '--no-sandbox', '--disable-gpu'], headless: true });
}
