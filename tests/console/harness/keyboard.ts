/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses Tab until the element wanted has the focus. Wherever the focus is meanwhile, it must be seen. @throws where the keyboard does not reach it. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(unseenFocus);
    expect(hidden, `what has the focus and does not show it on ${new URL(page.url()).pathname}`).toBeNull();
  }
  throw new Error(`The keyboard does not reach ${wanted}.`);
}

/** Goes to an element and presses a key on it. */
export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** Goes to a field and types into it. */
export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Waits for a page by its name, which has the focus: who cannot see is told where they are, and Tab goes on from there. */
export async function arrived(page: Page, name: string | RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name });
  await heading.waitFor();
  await expect
    .poll(() => heading.evaluate((element) => element === document.activeElement), { message: `the focus is on the name of ${name}` })
    .toBe(true);
}

/** The element that has the focus and does not show it by an outline or a shadow of itself or of the control it is the inside of. */
function unseenFocus(): string | null {
  const element = document.activeElement;
  // The browser's own controls follow the last element of a page.
  if (!element || element === document.body) return null;
  const shows = (one: Element | null): boolean => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const control = element.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper, .ant-checkbox');
  if (shows(element) || shows(control)) return null;
  return element.outerHTML.slice(0, 200);
}
