import { findCodes } from './codes.ts';
import { candidatePairs, type FieldPair } from './column-pairs.ts';
import type { HashTable } from './hash-tables.ts';
import { linkThrough, linkWithin } from './references.ts';
import { type LinkContext, linkTables, type TableLink } from './table-link.ts';

/** Brings the records of every two tables together: of different databases where their values overlap enough to try, of one where one refers to another. */
export async function linkDatabases(tables: readonly HashTable[], context: LinkContext): Promise<TableLink[]> {
  const fields = tables.flatMap((table) => table.fields);
  const pairs = candidatePairs(fields, context.containment);
  const byTables = Map.groupBy(pairs, (pair: FieldPair) => `${tableIndex(tables, pair.a.table)}:${tableIndex(tables, pair.b.table)}`);
  const links: TableLink[] = [];
  for (const group of byTables.values()) {
    const [left, right] = [tables[tableIndex(tables, group[0]?.a.table)], tables[tableIndex(tables, group[0]?.b.table)]];
    if (left && right) links.push(...(await linkTables(left, right, group, context)));
  }
  const within = await linkWithin(tables, context);
  const all = [...links, ...within, ...(await linkThrough(links, within, context))];
  for (const link of all) link.agreements = [...link.agreements, ...(await findCodes(link, context))];
  return all;
}

function tableIndex(tables: readonly HashTable[], table: HashTable['table'] | undefined): number {
  return tables.findIndex((candidate) => candidate.table === table);
}
