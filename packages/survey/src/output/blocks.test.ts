import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';

const piece = fc.record({
  database: fc.constant('db'),
  table: fc.constantFrom('a', 'b'),
  part: fc.uuid(),
  content: fc.uuid(),
  rows: fc.integer({ min: 1, max: 9000 }),
});
const names = (pieces: Parameters<typeof blocksOf>[0]): (string | null)[] => blocksOf(pieces).map(({ name }) => name);

test('blocks hold all pieces in their order, and none but the last is of few findings', () => {
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const blocks = blocksOf(pieces);
      expect(blocks.flatMap((block) => block.pieces)).toEqual(pieces);
      for (const block of blocks.slice(0, -1)) expect(block.pieces.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThanOrEqual(4096);
    }),
  );
});

test('a piece that comes or changes leaves what was cut before it, and what comes long after, as it was', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 60, maxLength: 60 }), piece, fc.boolean(), (pieces, other, isMore) => {
      const changed = pieces.toSpliced(30, isMore ? 0 : 1, other);
      const [before, after] = [names(pieces.slice(0, 30)), names(changed)];
      expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
      expect(after.at(-1)).toBe(names(pieces).at(-1));
    }),
    { seed: 7 },
  );
});
