import { or, sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';

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
    return { column, fails: or(...conditions), observed: text, expected: sql`${`${min ?? 0}..${max ?? ''}`}` };
  },
};
