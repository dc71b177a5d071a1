/** A signal that SIGINT and SIGTERM abort, until `stop`. */
export function cancellation(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  return { signal: controller.signal, stop: () => process.off('SIGINT', abort).off('SIGTERM', abort) };
}
