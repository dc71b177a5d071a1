import { join, sql } from '@sogoc/engine';
import { foldSql } from '../../model/expression.ts';
import type { LevelTest } from '../level-test.ts';

/** Steps of a weight in one bit: weights are whole numbers, so that every engine sums them alike. */
const steps = 4;
const heaviest = 90;
/** Every word alike, where nothing is known of them. */
const evenly = { bits: {}, other: 1 };

/**
 * The shared words tell at least this share (0..1) of what the words of both tell on average: Dice's coefficient, words weighed by how rare they are. (Cohen, Ravikumar and
 * Fienberg 2003 compare such measures.)
 */
export const rareWords: LevelTest = {
  kind: 'rare-words',
  weighsWords: true,
  nests: { option: 'atLeast', looser: 'lower' },
  check: (options) =>
    typeof options.atLeast === 'number' && options.atLeast > 0 && options.atLeast <= 1 ? undefined : 'atLeast must be above 0 and at most 1',
  derive: (inputs, _, dialect, { bits, other } = evenly) => {
    const text = join(
      inputs.map((input) => sql`coalesce(${input}, '')`),
      sql` || ' ' || `,
    );
    const words = dialect.split(sql`nullif(${foldSql(text, dialect)}, '')`, ' ');
    const marked = dialect.listMarked(words, new Map(Object.entries(bits).map(([word, weight]) => [word, mark(weight)])), mark(other));
    return [marked, dialect.sharedWeight(marked, marked)];
  },
  holds: (left, right, options, dialect) => {
    const [a, weightOfA] = left.derived;
    const [b, weightOfB] = right.derived;
    const shared = dialect.sharedWeight(a ?? sql`null`, b ?? sql`null`);
    return sql`2 * ${shared} >= ${Number(options.atLeast)} * (${weightOfA ?? null} + ${weightOfB ?? null}) and ${weightOfA ?? null} > 0`;
  },
};

/** The character that stands for a weight: see `Dialect.sharedWeight`. */
const mark = (bits: number): string => String.fromCharCode(32 + Math.max(1, Math.min(heaviest, Math.round(bits * steps))));
