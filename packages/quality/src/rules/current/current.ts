import { sql } from '@sogoc/engine';
import { QualityError } from '../../error.ts';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** The value is not of an earlier state of the country's lists. What was never right is left to `format`. */
export const current: RecordRuleKind<'current'> = {
  kind: 'current',
  form: 'record',
  finds: 'stale',
  precedence: 40,
  compile: ({ column, semanticType }, { pack, dialect, cell }) => {
    const type = pack.semanticTypes.find(({ id }) => id === semanticType);
    if (!type?.outdated) throw new QualityError('RULE_UNKNOWN_TYPE', `The country pack ${pack.id} cannot tell when a ${semanticType} is outdated`);
    const { clean, text } = cell(column);
    return { column, fails: sql`coalesce(${type.outdated(clean, dialect)}, false)`, observed: text };
  },
};
