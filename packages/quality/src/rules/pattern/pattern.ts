import { sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** The whole value matches a regular expression (of the syntax that runs in linear time: no look-around, no back references). */
export const pattern: RecordRuleKind<'pattern'> = {
  kind: 'pattern',
  form: 'record',
  finds: 'format',
  precedence: 40,
  compile: (check, { dialect, cell }) => {
    const { clean, text } = cell(check.column);
    return {
      column: check.column,
      fails: sql`not ${dialect.regexMatches(clean, check.pattern)}`,
      observed: text,
      expected: sql`${check.pattern}`,
      expectedInClear: true,
    };
  },
};
