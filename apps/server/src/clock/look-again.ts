/**
 * Looks now, then again and again, never twice at once. What fails is left as it was, so the next look finds it.
 * @param every milliseconds from look to look.
 * @returns stops looking when it is disposed of, once a look that is under way has ended.
 */
export function lookAgain(look: () => Promise<unknown>, every: number): AsyncDisposable {
  let at: Promise<unknown> | null = null;
  const next = (): void => {
    at ??= look()
      .catch(() => undefined)
      .finally(() => {
        at = null;
      });
  };
  const timer = setInterval(next, every);
  next();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await at;
    },
  };
}
