import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

test('begins items in their order, never more at once than told', async () => {
  const begun: number[] = [];
  let [running, most] = [0, 0];
  await inTurn([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    running += 1;
    most = Math.max(most, running);
    await moment();
    running -= 1;
  });
  expect([begun, most]).toEqual([[1, 2, 3, 4, 5], 2]);
});

test('begins nothing more once one fails, and waits for what runs', async () => {
  const ended: number[] = [];
  const work = inTurn([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('one');
    await moment();
    ended.push(item);
  });
  await expect(work).rejects.toThrow('one');
  expect(ended).toEqual([2]);
});
