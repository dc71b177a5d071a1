import { sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** The column holds something in every record: not null, not empty, not blank alone. */
export const required: RecordRuleKind<'required'> = {
  kind: 'required',
  form: 'record',
  finds: 'missing',
  precedence: 0,
  compile: ({ column }, context) => {
    const { text, raw, profile } = context.cell(column);
    return {
      column,
      applies: sql`true`,
      fails: sql`${text} is null`,
      observed: raw,
      holds: profile.missing === 0 ? context.profile.rows : undefined,
    };
  },
};
