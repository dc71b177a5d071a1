import type { RecordRuleKind } from '../../rule-kind.ts';

/** Text is written cleanly: NFC, no markup, no control characters, blanks single and inside only. Expected: the same text, cleaned. */
export const hygiene: RecordRuleKind<'hygiene'> = {
  kind: 'hygiene',
  form: 'record',
  finds: 'format',
  precedence: 10,
  compile: ({ column }, { cell }) => {
    const { dirty, raw, clean } = cell(column);
    return { column, fails: dirty, observed: raw, expected: clean };
  },
};
