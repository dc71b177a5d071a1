import { join, sql } from '@sogoc/engine';
import type { ColumnProfile } from '@sogoc/profile';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** A function of one column is asked once for each value where a file lists these; of long lists a join costs less. */
const shortList = 64;

/** The value is one of a list. An entry written differently (letter case, tone placement) is a variant, with the entry as what is expected. */
export const codeList: RecordRuleKind<'code-list'> = {
  kind: 'code-list',
  form: 'record',
  finds: 'format',
  precedence: 60,
  compile: ({ column, values }, { dialect, pack, cell, profile }) => {
    const { clean, text, profile: own } = cell(column);
    const holds = knownWithin(own, values) ? profile.rows - own.missing : undefined;
    if (values.length === 0) return { column, fails: sql`true`, observed: text };
    // Not CASE: the engine would write the folded text, which is long, once for each entry.
    const entries = new Map(values.toReversed().map((value) => [pack.foldText(value), value]));
    const nearest = dialect.lookUp(pack.fold(clean, dialect), entries);
    return {
      column,
      fails: values.length <= shortList ? sql`not ${dialect.listContains(sql`${values}`, clean)}` : sql`${clean} not in (${join([...values])})`,
      variant: sql`${nearest} is not null`,
      observed: text,
      expected: nearest,
      holds,
    };
  },
};

/** The profile keeps all values of the column, and all are in the list. */
function knownWithin({ topValues, distinct, personal }: ColumnProfile, values: readonly string[]): boolean {
  return !personal && topValues.length === distinct && topValues.every(({ value }) => values.includes(value));
}
