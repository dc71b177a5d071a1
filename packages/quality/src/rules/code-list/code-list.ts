import { join, sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** The value is one of a list. An entry written differently (letter case, tone placement) is a variant, with the entry as what is expected. */
export const codeList: RecordRuleKind<'code-list'> = {
  kind: 'code-list',
  form: 'record',
  finds: 'format',
  precedence: 60,
  compile: ({ column, values }, { dialect, pack, cell }) => {
    const { clean, text } = cell(column);
    if (values.length === 0) return { column, fails: sql`true`, observed: text };
    const branches = values.map((value) => sql`when ${pack.foldText(value)} then ${value}`);
    const nearest = sql`(case ${pack.fold(clean, dialect)} ${join(branches, sql` `)} end)`;
    return { column, fails: sql`${clean} not in (${join([...values])})`, variant: sql`${nearest} is not null`, observed: text, expected: nearest };
  },
};
