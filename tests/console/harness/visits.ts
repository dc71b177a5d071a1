import type { Browser, Page } from 'playwright-core';

export interface View {
  width?: number;
  height?: number;
  language?: 'vi' | 'en' | 'id';
  dark?: boolean;
}

export interface Visit extends AsyncDisposable {
  page: Page;
  /** Opens a page of the console and waits until it has come to rest. */
  goto(path: string): Promise<void>;
}

/**
 * Visits to a register, one after the other in the same few pages of a browser: one that is new reads and compiles the console anew, which takes half of a visit.
 * Whoever comes next finds a page without cookies, storage or anything else of whom was there before.
 */
export class Visits {
  readonly #browser: Browser;
  readonly #url: string;
  /** Pages that nobody is on, by the view they were opened for. */
  readonly #left = new Map<string, Page[]>();

  constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** A page that nobody is signed in on. */
  async open(view: View = {}): Promise<Visit> {
    const key = JSON.stringify(view);
    const page = this.#left.get(key)?.pop() ?? (await this.#newPage(view));
    return {
      page,
      async goto(path) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
      },
      [Symbol.asyncDispose]: async () => {
        // Where the register does not answer any more, or the page is gone, the next visit gets a new one.
        const cleared = await this.#clear(page, view).then(
          () => true,
          () => false,
        );
        if (cleared) this.#left.set(key, [...(this.#left.get(key) ?? []), page]);
        else await page.context().close();
      },
    };
  }

  async #newPage({ language = 'vi', ...view }: View): Promise<Page> {
    const context = await this.#browser.newContext({ ...displayed(view), reducedMotion: 'reduce', baseURL: this.#url });
    await context.addInitScript((chosen) => localStorage.setItem('sogoc.language', chosen), language);
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }

  async #clear(page: Page, view: View): Promise<void> {
    const { viewport, colorScheme } = displayed(view);
    for (const event of ['request', 'response', 'console', 'pageerror'] as const) page.removeAllListeners(event);
    await page.mouse.move(0, 0);
    // Of the register, so that its storage can be reached, and no page of the console, so that nothing is written meanwhile.
    await page.goto('/health/live');
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.context().clearCookies();
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media: 'screen', colorScheme, reducedMotion: 'reduce' });
  }
}

function displayed({ width = 1366, height = 768, dark = false }: View) {
  return { viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' } as const;
}
