import { measureAgreement } from './agreement.ts';
import { once } from './alignment.ts';
import { findCodes } from './codes.ts';
import { candidatePairs, type FieldPair } from './column-pairs.ts';
import type { HashTable } from './hash-tables.ts';
import { meetKeyless } from './keyless.ts';
import { alignKnown, countMeetings, type KnownMeetings, type KnownRecords, knownBeside } from './known-records.ts';
import { linkThrough, linkWithin } from './references.ts';
import { type LinkContext, linkTables, type TableLink } from './table-link.ts';

/** Brings the records of every two tables together: of different databases where their values overlap enough to try, of one where one refers to another. */
export async function linkDatabases(tables: readonly HashTable[], context: LinkContext): Promise<TableLink[]> {
  const fields = tables.flatMap((table) => table.fields);
  const pairs = candidatePairs(fields, context.containment);
  const byTables = Map.groupBy(pairs, (pair: FieldPair) => `${tableIndex(tables, pair.a.table)}:${tableIndex(tables, pair.b.table)}`);
  const known = context.known && { ...context.known, meetings: await countMeetings(context.engine, context.known, context.options) };
  const links: TableLink[] = [];
  for (const group of byTables.values()) {
    const [left, right] = [tables[tableIndex(tables, group[0]?.a.table)], tables[tableIndex(tables, group[0]?.b.table)]];
    if (left && right) links.push(...(await linkAcross(left, right, group, known, context)));
  }
  const within = await linkWithin(tables, context);
  const all = [...links, ...within, ...(await linkThrough(links, within, context))];
  for (const link of all) {
    link.agreements = [...link.agreements, ...(await findCodes(link, context))];
    link.further = await meetKeyless(context.engine, link, context.options);
  }
  return all;
}

/** By keys; else by what is known of the records. What is known stands beside a key too, for records whose key is missing or wrong. */
async function linkAcross(
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  known: (KnownRecords & { meetings: KnownMeetings }) | undefined,
  context: LinkContext,
): Promise<TableLink[]> {
  const { engine, options } = context;
  const links = await linkTables(left, right, pairs, context);
  if (!known) return links;
  for (const { alignment } of links) alignment.beside = once(() => knownBeside(engine, alignment, known, options));
  const alignment = links.length === 0 ? await alignKnown(engine, left, right, known, known.meetings, options) : null;
  if (!alignment) return links;
  const agreements = await measureAgreement(engine, alignment, pairs, options);
  const { rows, oneMet, manyKeyed, oneKeyed } = alignment;
  return [{ alignment, within: false, manyMet: rows.rows / Math.max(1, manyKeyed), oneMet: oneMet / Math.max(1, oneKeyed), agreements }];
}

function tableIndex(tables: readonly HashTable[], table: HashTable['table'] | undefined): number {
  return tables.findIndex((candidate) => candidate.table === table);
}
