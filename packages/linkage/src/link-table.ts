import type { Sql } from '@sogoc/engine';

/** A table whose records are to be linked. All tables of one model give the model's columns the same names (alias them in `relation`). */
export interface LinkTable {
  /** Unique among the tables: names the source in every result. */
  name: string;
  /** What stands after `from`: a table name, or a query in parentheses. */
  relation: Sql;
  /** Expression over the relation that names a record: not null, never repeated within the table. */
  key: Sql;
}
