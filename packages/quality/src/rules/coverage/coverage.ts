import { and, id, join, type Sql, sql } from '@sogoc/engine';
import { columnText, type TableProfile, tableSql } from '@sogoc/profile';
import type { SetRuleKind } from '../../rule-kind.ts';

/** Every member of a population has a record here. Findings name the members that have none, by the values that should be here. */
export const coverage: SetRuleKind<'coverage'> = {
  kind: 'coverage',
  form: 'set',
  finds: 'missing',
  compile: ({ columns, population }, { profile, dialect, table }) => {
    const members = table(population.database, population.table);
    const values = (of: TableProfile, names: readonly string[]): Sql => {
      const parts = names.flatMap((name) => of.columns.filter((column) => column.name === name)).map((column) => columnText(column, 't', dialect));
      const keys = join(parts.map((part, i) => sql`${part} as ${id(`k${i}`)}`));
      return sql`select distinct ${keys} from ${tableSql(of, dialect)} as t where ${and(...parts.map((part) => sql`${part} is not null`))}`;
    };
    const same = and(...columns.map((_, i) => sql`${id('p', `k${i}`)} = ${id('own', `k${i}`)}`));
    const names = columns.map((_, i) => id('p', `k${i}`));
    const key = dialect.concat(...names.flatMap((name, i) => [...(i ? [sql`'|'`] : []), sql`${name}`]));
    return {
      column: columns.join(', '),
      origin: `${population.database}.${population.table}.${population.columns.join('+')}`,
      checked: sql`select count(*) as checked from (${values(members, population.columns)}) as p`,
      findings: sql`select ${key} as record_key, ${dialect.cast(sql`null`, 'text')} as observed, ${key} as expected
        from (${values(members, population.columns)}) as p where not exists (select 1 from (${values(profile, columns)}) as own where ${same})`,
    };
  },
};
