import { and, id, join, sql } from '@sogoc/engine';
import { type ColumnProfile, columnText, recordKeySql, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import type { SetRuleKind } from '../../rule-kind.ts';

/**
 * No two records have the same values. Findings: those beyond the first of each group, in the order of the table; expected: the key of that first
 * record, for which of them is wrong cannot be seen from here.
 */
export const unique: SetRuleKind<'unique'> = {
  kind: 'unique',
  form: 'set',
  finds: 'duplicate',
  repeats: ({ columns }, { dialect, column }) => {
    const values = columns.map((name) => columnText(column(name), 't', dialect));
    return { values, present: and(...values.map((value) => sql`${value} is not null`)), shown: true };
  },
  compile: ({ columns }, { profile, dialect, column, except }) => {
    const parts = columns.map((name) => columnText(column(name), 't', dialect));
    const key = recordKeySql(profile, 't', dialect);
    const table = tableSql(profile, dialect);
    const filled = and(...parts.map((part) => sql`${part} is not null`));
    const present = except ? and(filled, sql`not ${except}`) : filled;
    const names = parts.map((_, i) => id(`k${i}`));
    const keys = join(parts.map((part, i) => sql`${part} as ${id(`k${i}`)}`));
    const place = sql`${id('t', rowNumberColumn(profile))}`;
    // What repeats is found first, with nothing beside it in memory; only those records are numbered.
    const repeated = sql`select ${keys} from ${table} as t where ${present} group by ${join(parts)} having count(*) > 1`;
    const same = and(...parts.map((part, i) => sql`${part} = ${id('g', `k${i}`)}`));
    const group = sql`over (partition by ${join(names.map((name) => sql`g.${name}`))} order by ${place})`;
    const observed = dialect.concat(...names.flatMap((name, i) => [...(i ? [sql`', '`] : []), sql`g.${name}`]));
    const numbered = sql`select ${key} as record_key, ${observed} as observed, row_number() ${group} as turn, first_value(${key}) ${group} as first_key
      from ${table} as t join (${repeated}) as g on ${same}${except ? sql` where not ${except}` : sql``}`;
    const counted = except ? undefined : knownPresent(columns.map(column), profile);
    return {
      column: columns.join(', '),
      checked: counted === undefined ? sql`select count(*) as checked from ${table} as t where ${present}` : sql`select ${counted} as checked`,
      findings: knownUnique(columns, profile) ? null : sql`select record_key, observed, first_key as expected from (${numbered}) as n where turn > 1`,
      expectedInClear: true,
    };
  },
};

/** Records in which a column is not missing, where the profile's count is of the same texts. */
function knownPresent([only, ...others]: readonly ColumnProfile[], { rows }: TableProfile): number | undefined {
  return only && others.length === 0 && (only.canonical || only.storage !== 'text') && Number.isFinite(only.missing)
    ? rows - only.missing
    : undefined;
}

/** The profile counted distinct values exactly, so for one column, or a key that it found, it already knows. */
function knownUnique(columns: readonly string[], { columns: all, rows, candidateKeys }: TableProfile): boolean {
  const [only] = columns.length === 1 ? all.filter(({ name }) => name === columns[0]) : [];
  const key = [...columns].sort().join('\u001f');
  return only ? only.distinct === rows - only.missing : candidateKeys.some((candidate) => [...candidate].sort().join('\u001f') === key);
}
