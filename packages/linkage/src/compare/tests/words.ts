import { type Dialect, join, type Sql, sql } from '@sogoc/engine';
import { foldSql } from '../../model/expression.ts';
import type { LevelTest } from '../level-test.ts';

/** The same words in any order, letter case and accents aside. */
export const sameWords: LevelTest = {
  kind: 'same-words',
  derive: (inputs, _, dialect) => [dialect.joinSorted(dialect.split(words(inputs, dialect), ' '), ' ')],
  holds: (left, right) => sql`${join([...left.derived])} = ${join([...right.derived])}`,
};

/** At least this share (0..1) of the shorter one's different words are in the other, and at least two words: a long text repeats many. */
export const sharedWords: LevelTest = {
  kind: 'shared-words',
  nests: { option: 'atLeast', looser: 'lower' },
  check: (options) =>
    typeof options.atLeast === 'number' && options.atLeast > 0 && options.atLeast <= 1 ? undefined : 'atLeast must be above 0 and at most 1',
  derive: (inputs, _, dialect) => {
    const list = dialect.split(words(inputs, dialect), ' ');
    return [list, dialect.listOverlap(list, list)];
  },
  holds: (left, right, options, dialect) => {
    const [a = sql`null`, differentInA = sql`null`] = left.derived;
    const [b = sql`null`, differentInB = sql`null`] = right.derived;
    const shared = dialect.listOverlap(a, b);
    return sql`${shared} >= 2 and ${shared} >= ${Number(options.atLeast)} * least(${differentInA}, ${differentInB})`;
  },
};

/** The same initials in any order, where one of the two is written with initials only: `N V A` and `Nguyễn Văn A`. */
export const sameInitials: LevelTest = {
  kind: 'same-initials',
  derive: (inputs, _, dialect) => {
    const text = words(inputs, dialect);
    const initials = dialect.regexReplace(text, '([^ ])[^ ]*', '$1');
    return [dialect.joinSorted(dialect.split(initials, ' '), ''), sql`(${dialect.length(text)} = ${dialect.length(initials)})`];
  },
  holds: (left, right) => {
    const [a, shortA] = left.derived;
    const [b, shortB] = right.derived;
    return sql`${a ?? null} = ${b ?? null} and (${shortA ?? null} or ${shortB ?? null})`;
  },
};

/** Two lists (text with a separator) have at least so many elements in common. */
export const listsOverlap: LevelTest = {
  kind: 'lists-overlap',
  nests: { option: 'atLeast', looser: 'lower' },
  check: (options) => {
    if (typeof options.separator !== 'string' || options.separator === '') return 'separator must be a text';
    return Number.isInteger(options.atLeast) && Number(options.atLeast) > 0 ? undefined : 'atLeast must be a whole number above 0';
  },
  derive: (inputs, options, dialect) => inputs.slice(0, 1).map((input) => dialect.split(input, String(options.separator))),
  holds: (left, right, options, dialect) =>
    sql`${dialect.listOverlap(join([...left.derived]), join([...right.derived]))} >= ${Number(options.atLeast)}`,
};

function words(inputs: readonly Sql[], dialect: Dialect): Sql {
  const text = join(
    inputs.map((input) => sql`coalesce(${input}, '')`),
    sql` || ' ' || `,
  );
  return foldSql(text, dialect);
}
