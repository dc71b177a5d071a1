import { and, type Dialect, type Sql, sql } from '@sogoc/engine';
import { foldText } from './fold.ts';
import { foldSql } from './fold-sql.ts';

/** `same`: the same characters (NFC or not); `variant`: the same text written differently (tone placement, case, i and y, apostrophes, markup, spaces). */
export type TextAgreement = 'same' | 'variant' | 'different';

export function compareText(a: string, b: string): TextAgreement {
  if (a.normalize('NFC') === b.normalize('NFC')) return 'same';
  return foldText(a) === foldText(b) ? 'variant' : 'different';
}

/** SQL of `compareText`: text that is `same`, `variant` or `different`; null where either side is null. */
export function compareSql(a: Sql, b: Sql, dialect: Dialect): Sql {
  const known = and(sql`${a} is not null`, sql`${b} is not null`);
  const same = sql`${dialect.nfc(a)} = ${dialect.nfc(b)}`;
  return sql`case when ${same} then 'same' when ${foldSql(a, dialect)} = ${foldSql(b, dialect)} then 'variant' when ${known} then 'different' end`;
}
