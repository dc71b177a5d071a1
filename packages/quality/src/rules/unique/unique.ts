import { and, id, join, sql } from '@sogoc/engine';
import { columnText, recordKeySql, tableSql } from '@sogoc/profile';
import type { SetRuleKind } from '../../rule-kind.ts';

/** No two records have the same values. Findings: every record of each group, since which of them is wrong cannot be seen from here. */
export const unique: SetRuleKind<'unique'> = {
  kind: 'unique',
  form: 'set',
  finds: 'duplicate',
  compile: ({ columns }, { profile, dialect, column, except }) => {
    const parts = columns.map((name) => columnText(column(name), 't', dialect));
    const table = tableSql(profile, dialect);
    const key = recordKeySql(profile, 't', dialect);
    const filled = and(...parts.map((part) => sql`${part} <> ''`));
    const present = except ? and(filled, sql`${key} not in (${except})`) : filled;
    const names = parts.map((_, index) => id(`k${index}`));
    const keys = join(parts.map((part, index) => sql`${part} as ${id(`k${index}`)}`));
    const records = sql`select ${key} as record_key, ${keys} from ${table} as t where ${present}`;
    const repeated = sql`select ${join(names)} from (select ${keys} from ${table} as t where ${present}) as v group by ${join(names)} having count(*) > 1`;
    const same = and(...parts.map((_, index) => sql`${id('r', `k${index}`)} = ${id('g', `k${index}`)}`));
    const observed = dialect.concat(...names.flatMap((name, index) => [...(index ? [sql`', '`] : []), sql`r.${name}`]));
    return {
      column: columns.join(', '),
      checked: sql`select count(*) as checked from ${table} as t where ${present}`,
      findings: knownUnique(columns, profile)
        ? null
        : sql`select r.record_key, ${observed} as observed, ${dialect.cast(sql`null`, 'text')} as expected
              from (${records}) as r join (${repeated}) as g on ${same}`,
    };
  },
};

/** The profile counted distinct values exactly, so for one column it already knows. */
function knownUnique(columns: readonly string[], { columns: all, rows, candidateKeys }: Parameters<typeof unique.compile>[1]['profile']): boolean {
  const [only] = columns.length === 1 ? all.filter(({ name }) => name === columns[0]) : [];
  const key = [...columns].sort().join('\u001f');
  return only ? only.distinct === rows - only.missing : candidateKeys.some((candidate) => [...candidate].sort().join('\u001f') === key);
}
