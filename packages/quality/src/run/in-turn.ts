/**
 * Does work on items, at most so many at a time; begins them in their order. Once one fails no other is begun, those that run are awaited, and the first
 * failure is thrown.
 */
export async function inTurn<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  const queue = items.values();
  const worker = async (): Promise<void> => {
    while (failures.length === 0) {
      const { done, value } = queue.next();
      if (done) return;
      try {
        await work(value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw failures[0];
}
