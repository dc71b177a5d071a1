import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { madeOnce } from './made-once.ts';

/** One process for all would end with the first page that closes; a graphics card that is imitated takes a third of the browser's time, and changes no page. */
const unwanted = /^--(single-process|disable-web-security|ignore-gpu-blocklist|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader)\b/;

/** It unpacks itself where temporary files are, and a second process would start it half written. */
const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

const unpacked = (): Promise<string> =>
  madeOnce('browser', ['node_modules/@sparticuz/chromium/package.json'], async (folder) => {
    const asked = { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: folder } };
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], asked);
  });

/** The browser that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = join(await unpacked(), 'chromium');
  const args = chromium.args.filter((argument) => !unwanted.test(argument));
  return playwright.launch({ executablePath, args: [...args, '--no-sandbox', '--disable-gpu'], headless: true });
}
