import { and, sql } from '@sogoc/engine';
import { QualityError } from '../../error.ts';
import type { RecordRuleKind } from '../../rule-kind.ts';

/**
 * What an identifier tells of its bearer (sex, year of birth) is what another column of the record says. Which of the two is wrong cannot be seen from here;
 * findings name both, show what the other column says, and expect what the identifier tells.
 */
export const told: RecordRuleKind<'told'> = {
  kind: 'told',
  form: 'record',
  finds: 'cross-field',
  precedence: 80,
  compile: ({ columns: [identifier, other], semanticType, fact }, { pack, dialect, cell }) => {
    const type = pack.semanticTypes.find(({ id }) => id === semanticType);
    const tells = type?.tells?.find(({ id }) => id === fact);
    if (!type || !tells) throw new QualityError('RULE_UNKNOWN_TYPE', `The country pack ${pack.id} has no type ${semanticType} that tells ${fact}`);
    const [own, its] = [cell(identifier).clean, cell(other).clean];
    const valid = type.valid ? type.valid(own, dialect) : type.shape(own, dialect);
    const [expected, said] = [tells.told(own, dialect), tells.said(its, dialect)];
    const known = and(
      sql`${own} is not null`,
      sql`${its} is not null`,
      sql`coalesce(${valid}, false)`,
      sql`${expected} is not null`,
      sql`${said} is not null`,
    );
    const outlier = tells.implausible?.(said, expected, dialect);
    const found = { applies: known, fails: sql`${said} <> ${expected}`, observed: cell(other).text, expected };
    return { column: `${identifier}, ${other}`, ...found, ...(outlier && { outlier }) };
  },
};
