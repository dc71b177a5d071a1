import { type Engine, id, sql } from '@sogoc/engine';
import type { ColumnFacts } from '../propose/column-facts.ts';
import { joinedColumns } from './name-columns.ts';
import type { SettledTable } from './source-table.ts';

/** A table, with the columns it holds as one where it spreads a value over several. */
export interface WholeTable extends SettledTable {
  facts: ColumnFacts[];
  /** By the name of a joined column: those it was joined from, in order. */
  joined: ReadonlyMap<string, readonly string[]>;
}

/** The name of the column that several are joined to. */
export const joinedName = (parts: readonly string[]): string => parts.join(' + ');

/** The table with some of its columns as one, their texts in the order given with blanks between them. @param fact what the joined column looks like. */
export function withJoined({ dialect }: Engine, whole: WholeTable, parts: readonly string[], fact: ColumnFacts): WholeTable {
  const { name, semanticType } = fact;
  return {
    ...whole,
    table: { ...whole.table, relation: sql`(select *, ${joinedColumns(parts, dialect)} as ${id(name)} from ${whole.table.relation} t)` },
    columns: [...whole.columns.filter((column) => !parts.includes(column)), name],
    semanticTypes: semanticType === null ? whole.semanticTypes : new Map([...whole.semanticTypes, [name, semanticType]]),
    facts: [...whole.facts.filter((one) => !parts.includes(one.name)), fact],
    joined: new Map([...whole.joined, [name, parts]]),
  };
}
