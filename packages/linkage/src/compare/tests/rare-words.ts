import { join, sql } from '@sogoc/engine';
import { foldSql } from '../../model/expression.ts';
import type { LevelTest } from '../level-test.ts';

/** Steps of a weight in one bit: weights are whole numbers, so that every engine sums them alike. */
const steps = 4;
const heaviest = 90;
/** Every word alike, where nothing is known of them. */
const evenly = { bits: {}, other: 1 };

/**
 * With `own` one of the shared words besides must be none of those that are known to be frequent: a number of a model, which hardly any other record has, says more than its share of the
 * words does. The shared words tell at least this share (0..1) of what the words of both tell on average: Dice's coefficient, words weighed by how rare they are. (Cohen, Ravikumar and
 * Fienberg 2003 compare such measures.) With `most` only so many of
 * a text's rarest words count, and they are measured by those of the text that has less: in a long one they tell as much as all, and one source may say in a line what another says in many.
 */
export const rareWords: LevelTest = {
  kind: 'rare-words',
  weighsWords: true,
  nests: { option: 'atLeast', looser: 'lower' },
  check: ({ atLeast, own, most }) => {
    if (typeof atLeast !== 'number' || atLeast <= 0 || atLeast > 1) return 'atLeast must be above 0 and at most 1';
    if (most !== undefined && !(Number.isInteger(most) && Number(most) > 0)) return 'most must be a whole number above 0';
    return own === undefined || typeof own === 'boolean' ? undefined : 'own must be true or false';
  },
  derive: (inputs, { own, most }, dialect, { bits, other } = evenly) => {
    const text = join(
      inputs.map((input) => sql`coalesce(${input}, '')`),
      sql` || ' ' || `,
    );
    const words = dialect.split(sql`nullif(${foldSql(text, dialect)}, '')`, ' ');
    const all = dialect.listMarked(words, new Map(Object.entries(bits).map(([word, weight]) => [word, mark(weight)])), mark(other));
    const marked = most === undefined ? all : dialect.listLast(all, Number(most));
    const weighed = [marked, dialect.sharedWeight(marked, marked)];
    return own === true ? [...weighed, dialect.listMarked(words, new Map(Object.keys(bits).map((word) => [word, unweighed])), counted)] : weighed;
  },
  holds: (left, right, options, dialect) => {
    const [a, weightOfA, ownOfA] = left.derived;
    const [b, weightOfB, ownOfB] = right.derived;
    const shared = dialect.sharedWeight(a ?? sql`null`, b ?? sql`null`);
    const [ofA, ofB] = [weightOfA ?? sql`null`, weightOfB ?? sql`null`];
    const measure = options.most === undefined ? sql`(${ofA} + ${ofB})` : sql`2 * least(${ofA}, ${ofB})`;
    const enough = sql`2 * ${shared} >= ${Number(options.atLeast)} * ${measure} and ${shared} > 0`;
    return ownOfA && ownOfB ? sql`(${enough} and ${dialect.sharedWeight(ownOfA, ownOfB)} > 0)` : enough;
  },
};

/** Characters that stand for no weight and for the least. */
const [unweighed, counted] = [' ', '!'];

/** The character that stands for a weight: see `Dialect.sharedWeight`. */
const mark = (bits: number): string => String.fromCharCode(32 + Math.max(1, Math.min(heaviest, Math.round(bits * steps))));
