import { sql } from '@sogoc/engine';
import { QualityError } from '../../error.ts';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** The value is valid by its semantic type: shape, check digit, known code. */
export const format: RecordRuleKind<'format'> = {
  kind: 'format',
  form: 'record',
  finds: 'format',
  precedence: 30,
  compile: ({ column, semanticType }, { pack, dialect, cell }) => {
    const type = pack.semanticTypes.find(({ id }) => id === semanticType);
    if (!type) throw new QualityError('RULE_UNKNOWN_TYPE', `The country pack ${pack.id} has no semantic type ${semanticType}`);
    const { clean, text } = cell(column);
    const valid = type.valid ? type.valid(clean, dialect) : type.shape(clean, dialect);
    return { column, fails: sql`not coalesce(${valid}, false)`, observed: text, expected: sql`${type.id}`, expectedInClear: true };
  },
};
