import { and, id, join, sql } from '@sogoc/engine';
import { columnText, recordKeySql, tableSql } from '@sogoc/profile';
import type { SetRuleKind } from '../../rule-kind.ts';

/** Every value exists in another table. Records with a part missing are left alone, as foreign keys do (SQL's MATCH SIMPLE). */
export const reference: SetRuleKind<'reference'> = {
  kind: 'reference',
  form: 'set',
  finds: 'referential',
  compile: ({ columns, to }, { profile, dialect, column, table }) => {
    const target = table(to.database, to.table);
    const parts = columns.map((name) => columnText(column(name), 't', dialect));
    const theirs = to.columns
      .flatMap((name) => target.columns.filter((other) => other.name === name))
      .map((other) => dialect.trim(columnText(other, 'o', dialect)));
    const present = and(...parts.map((part) => sql`${part} <> ''`));
    const names = parts.map((_, index) => id(`k${index}`));
    const records = sql`select ${recordKeySql(profile, 't', dialect)} as record_key, ${join(parts.map((part, i) => sql`${part} as ${id(`k${i}`)}`))}
      from ${tableSql(profile, dialect)} as t where ${present}`;
    const known = sql`select distinct ${join(theirs.map((part, i) => sql`${part} as ${id(`k${i}`)}`))} from ${tableSql(target, dialect)} as o`;
    const same = and(...parts.map((_, index) => sql`${id('r', `k${index}`)} = ${id('g', `k${index}`)}`));
    const observed = dialect.concat(...names.flatMap((name, index) => [...(index ? [sql`', '`] : []), sql`r.${name}`]));
    return {
      column: columns.join(', '),
      origin: `${to.database}.${to.table}.${to.columns.join('+')}`,
      checked: sql`select count(*) as checked from ${tableSql(profile, dialect)} as t where ${present}`,
      findings: sql`select r.record_key, ${observed} as observed, ${dialect.cast(sql`null`, 'text')} as expected
        from (${records}) as r where not exists (select 1 from (${known}) as g where ${same})`,
    };
  },
};
