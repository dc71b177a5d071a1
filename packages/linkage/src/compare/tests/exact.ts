import { and, sql } from '@sogoc/engine';
import { foldSql } from '../../model/expression.ts';
import type { LevelTest } from '../level-test.ts';

/** Equal, every input. */
export const exact: LevelTest = {
  kind: 'exact',
  inTexts: () => ({ asks: 'equal' }),
  holds: (left, right) => and(...left.inputs.map((input, index) => sql`${input} = ${right.inputs[index] ?? null}`)),
};

/** The inputs are the same ones in another order: given name and surname swapped, day and month fields swapped. */
export const swapped: LevelTest = {
  kind: 'swapped',
  check: (_, inputs) => (inputs === 2 ? undefined : 'needs two inputs'),
  holds: (left, right) => {
    const [a, b] = left.inputs;
    const [c, d] = right.inputs;
    return and(sql`${a ?? null} = ${d ?? null}`, sql`${b ?? null} = ${c ?? null}`);
  },
};

/** Equal after everything but letters and digits, letter case and accents are gone. */
export const sameFolded: LevelTest = {
  kind: 'same-folded',
  derive: (inputs, _, dialect) => inputs.map((input) => sql`nullif(replace(${foldSql(input, dialect)}, ' ', ''), '')`),
  holds: (left, right) => and(...left.derived.map((folded, index) => sql`${folded} = ${right.derived[index] ?? null}`)),
};
