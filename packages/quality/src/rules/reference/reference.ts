import { and, id, join, sql } from '@sogoc/engine';
import { columnText, recordKeySql, tableSql, tellableParts } from '@sogoc/profile';
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
    const own = tableSql(profile, dialect);
    const part = tellableParts(profile) ? sql`t.part_number` : sql`0`;
    const records = sql`select ${part} as part, ${recordKeySql(profile, 't', dialect)} as record_key, ${join(parts.map((part, i) => sql`${part} as ${id(`k${i}`)}`))}
      from ${own} as t where ${present}`;
    const known = sql`select distinct ${join(theirs.map((part, i) => sql`${part} as ${id(`k${i}`)}`))} from ${tableSql(target, dialect)} as o`;
    const same = and(...parts.map((_, index) => sql`${id('r', `k${index}`)} = ${id('g', `k${index}`)}`));
    const observed = dialect.concat(...names.flatMap((name, index) => [...(index ? [sql`', '`] : []), sql`r.${name}`]));
    const strangers = sql`from (${records}) as r where not exists (select 1 from (${known}) as g where ${same})`;
    const found = sql`r.record_key, ${observed} as observed, ${dialect.cast(sql`null`, 'text')} as expected`;
    return {
      column: columns.join(', '),
      origin: `${to.database}.${to.table}.${to.columns.join('+')}`,
      checked: sql`select count(*) as checked from ${own} as t where ${present}`,
      findings: sql`select ${found} ${strangers}`,
      byPart: {
        checked: sql`select ${part} as part, count(*) as checked from ${own} as t where ${present} group by 1`,
        findings: sql`select r.part, ${found} ${strangers}`,
      },
    };
  },
};
