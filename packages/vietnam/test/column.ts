import { type Sql, sql } from '@sogoc/engine';

/** A table expression with the texts in a column `value`. */
export function columnOf(texts: readonly string[]): Sql {
  return sql`unnest(${texts.length ? texts : ['']}) as texts(value)`;
}
