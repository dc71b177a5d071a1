import { and, id, join, sql } from '@sogoc/engine';
import { columnText, recordKeySql, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import type { SetRuleKind } from '../../rule-kind.ts';

/**
 * No two records have the same values. Findings: those beyond the first of each group, in the order of the table; expected: the key of that first
 * record, for which of them is wrong cannot be seen from here.
 */
export const unique: SetRuleKind<'unique'> = {
  kind: 'unique',
  form: 'set',
  finds: 'duplicate',
  compile: ({ columns }, { profile, dialect, column, except }) => {
    const parts = columns.map((name) => columnText(column(name), 't', dialect));
    const key = recordKeySql(profile, 't', dialect);
    const table = tableSql(profile, dialect);
    const filled = and(...parts.map((part) => sql`${part} is not null`));
    const present = except ? and(filled, sql`${key} not in (${except})`) : filled;
    const names = parts.map((_, i) => id(`k${i}`));
    const keys = join(parts.map((part, i) => sql`${part} as ${id(`k${i}`)}`));
    const place = sql`${id('t', rowNumberColumn(profile))} as place`;
    const records = sql`select ${key} as record_key, ${place}, ${keys} from ${table} as t where ${present}`;
    const groups = sql`select ${join(names)}, min(place) as first_place, ${dialect.minBy(sql`record_key`, sql`place`)} as first_key
      from (${records}) as v group by ${join(names)} having count(*) > 1`;
    const same = and(...parts.map((_, i) => sql`${id('r', `k${i}`)} = ${id('g', `k${i}`)}`));
    const observed = dialect.concat(...names.flatMap((name, i) => [...(i ? [sql`', '`] : []), sql`r.${name}`]));
    return {
      column: columns.join(', '),
      checked: sql`select count(*) as checked from ${table} as t where ${present}`,
      findings: knownUnique(columns, profile)
        ? null
        : sql`select r.record_key, ${observed} as observed, g.first_key as expected from (${records}) as r join (${groups}) as g on ${same} where r.place > g.first_place`,
      keyExpected: true,
    };
  },
};

/** The profile counted distinct values exactly, so for one column, or a key that it found, it already knows. */
function knownUnique(columns: readonly string[], { columns: all, rows, candidateKeys }: TableProfile): boolean {
  const [only] = columns.length === 1 ? all.filter(({ name }) => name === columns[0]) : [];
  const key = [...columns].sort().join('\u001f');
  return only ? only.distinct === rows - only.missing : candidateKeys.some((candidate) => [...candidate].sort().join('\u001f') === key);
}
