import { and, or, type Sql, sql } from '@sogoc/engine';
import { QualityError } from '../../error.ts';
import type { RecordContext, RecordRuleKind } from '../../rule-kind.ts';

/** The text is written as the column's other texts are. What is not is the same text in another way: always a variant. */
export const spelling: RecordRuleKind<'spelling'> = {
  kind: 'spelling',
  form: 'record',
  finds: 'variant',
  precedence: 85,
  compile: ({ column, unusual }, context) => {
    const { clean, text } = context.cell(column);
    const ways = unusual.map((way) => (way === 'capitals' ? inCapitals(clean, context) : ofPack(way, clean, context)));
    return { column, fails: or(...ways), variant: sql`true`, observed: text };
  },
};

/** Several words, all of them in capitals: one word may be an abbreviation. */
function inCapitals(text: Sql, { dialect }: RecordContext): Sql {
  return and(sql`${text} like '% %'`, sql`upper(${text}) = ${text}`, sql`${dialect.lower(text)} <> ${text}`);
}

function ofPack(way: string, text: Sql, { pack, dialect }: RecordContext): Sql {
  const known = pack.spellings?.find(({ id }) => id === way);
  if (!known) throw new QualityError('RULE_UNKNOWN_TYPE', `The country pack ${pack.id} knows no spelling ${way}`);
  return sql`coalesce(${known.uses(text, dialect)}, false)`;
}
