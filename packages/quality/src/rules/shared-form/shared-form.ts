import { and, sql } from '@sogoc/engine';
import { QualityError } from '../../error.ts';
import type { RecordRuleKind } from '../../rule-kind.ts';

/**
 * A valid identifier is written in the form that all registers share. One that is written otherwise is a `variant`, which is no error of the record,
 * yet here it counts: unity of writing is what this kind measures. Values that are not valid are left to `format`.
 */
export const sharedForm: RecordRuleKind<'shared-form'> = {
  kind: 'shared-form',
  form: 'record',
  finds: 'variant',
  precedence: 0,
  compile: ({ column, semanticType }, { pack, dialect, cell }) => {
    const type = pack.semanticTypes.find(({ id }) => id === semanticType);
    if (!type) throw new QualityError('RULE_UNKNOWN_TYPE', `The country pack ${pack.id} has no semantic type ${semanticType}`);
    const { text } = cell(column);
    const valid = type.valid ? type.valid(text, dialect) : type.shape(text, dialect);
    const canonical = type.canonical ? type.canonical(text, dialect) : text;
    return {
      column,
      applies: and(sql`${text} is not null`, sql`coalesce(${valid}, false)`),
      fails: sql`${canonical} <> ${text}`,
      observed: text,
      expected: canonical,
    };
  },
};
