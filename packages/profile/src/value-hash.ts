import type { Dialect, Sql } from '@sogoc/engine';
import type { StoredColumn } from './sample.ts';

/** The hash by which a value is kept; of what is no text the cheaper hash tells apart as much. */
export const hashOf = ({ storage }: Pick<StoredColumn, 'storage'>, value: Sql, dialect: Dialect): Sql =>
  storage === 'text' ? dialect.hash64(value) : dialect.hashRow([value]);
