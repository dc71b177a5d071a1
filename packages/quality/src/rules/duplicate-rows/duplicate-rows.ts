import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, columnText, recordKeySql, rowNumberColumn, tableSql } from '@sogoc/profile';
import type { SetRuleKind } from '../../rule-kind.ts';

/** No record is there twice in all its columns. Findings: those beyond the first of each group. */
export const duplicateRows: SetRuleKind<'duplicate-rows'> = {
  kind: 'duplicate-rows',
  form: 'set',
  finds: 'duplicate',
  repeats: (_check, { profile, dialect }) => ({
    values: profile.columns.map((column) => textOf(column, dialect)),
    hashed: profile.columns.map((column) => {
      const { name, storage } = column;
      return storage === 'double' || storage === 'date' ? dialect.cast(sql`${id('t', name)}`, storage) : textOf(column, dialect);
    }),
    present: sql`true`,
    shown: false,
  }),
  compile: (_check, { profile, dialect }) => {
    const table = tableSql(profile, dialect);
    const values = join(
      profile.columns.map((column) => textOf(column, dialect)),
      sql`, `,
    );
    const group = sql`over (partition by ${values} order by ${id('t', rowNumberColumn(profile))})`;
    const key = recordKeySql(profile, 't', dialect);
    const numbered = sql`select ${key} as record_key, row_number() ${group} as place, first_value(${key}) ${group} as first_key from ${table} as t`;
    const nothing = dialect.cast(sql`null`, 'text');
    return {
      column: null,
      checked: sql`select count(*) as checked from ${table} as t`,
      findings:
        profile.duplicateRows === 0
          ? null
          : sql`select record_key, ${nothing} as observed, first_key as expected from (${numbered}) as n where place > 1`,
    };
  },
};

function textOf(column: ColumnProfile, dialect: Dialect): Sql {
  return sql`coalesce(${columnText(column, 't', dialect)}, ${'\u0000'})`;
}
