import { and, or, sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';

const mostBytes = 4;

/** The value has at least and at most so many characters. */
export const length: RecordRuleKind<'length'> = {
  kind: 'length',
  form: 'record',
  finds: 'format',
  precedence: 50,
  compile: ({ column, min, max }, { dialect, cell }) => {
    const { clean, text } = cell(column);
    const size = dialect.length(clean);
    const conditions = [...(min === undefined ? [] : [sql`${size} < ${min}`]), ...(max === undefined ? [] : [sql`${size} > ${max}`])];
    // A character takes one byte to four, and bytes need not be counted: of most values they tell enough.
    const bytes = dialect.byteLength(clean);
    const enough = and(
      ...(min === undefined ? [] : [sql`${bytes} > ${mostBytes * (min - 1)}`]),
      ...(max === undefined ? [] : [sql`${bytes} <= ${max}`]),
    );
    return {
      column,
      fails: sql`case when ${enough} then false else ${or(...conditions)} end`,
      observed: text,
      expected: sql`${`${min ?? 0}..${max ?? ''}`}`,
      expectedInClear: true,
    };
  },
};
