import { sql } from '@sogoc/engine';
import { QualityError } from '../../error.ts';
import type { RecordRuleKind } from '../../rule-kind.ts';

/**
 * The value is a valid identifier of the country's shared dictionary: the share of records that others can be joined to without mending first. What is
 * not valid is reported by `format` and not once more here.
 */
export const dictionary: RecordRuleKind<'dictionary'> = {
  kind: 'dictionary',
  form: 'record',
  finds: 'format',
  precedence: 90,
  silent: true,
  compile: ({ column, semanticType }, { pack, dialect, cell }) => {
    const type = pack.semanticTypes.find(({ id }) => id === semanticType);
    if (!type) throw new QualityError('RULE_UNKNOWN_TYPE', `The country pack ${pack.id} has no semantic type ${semanticType}`);
    const { clean, text } = cell(column);
    const valid = type.valid ? type.valid(clean, dialect) : type.shape(clean, dialect);
    return { column, fails: sql`not coalesce(${valid}, false)`, observed: text };
  },
};
