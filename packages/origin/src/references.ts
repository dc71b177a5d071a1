import { id, sql, type WorkTable } from '@sogoc/engine';
import { nameWords } from '@sogoc/profile';
import { measureAgreement } from './agreement.ts';
import { align, met, once } from './alignment.ts';
import { candidatePairs, type FieldPair } from './column-pairs.ts';
import { type Field, keyed } from './field.ts';
import type { HashTable } from './hash-tables.ts';
import { sameIdentifier } from './key-belief.ts';
import type { LinkContext, TableLink } from './table-link.ts';

const leastContained = 0.95;
const leastUnique = 0.98;
/** A register names each thing once, but for a few that were registered again. */
const leastNamed = 0.95;
/** Of the records of two tables that hold the same things, this share has the identifier, and of the identifiers is in both. */
const [leastKeyed, leastCommon] = [0.8, 0.5];

/**
 * Links between tables of one database, over what one table refers to another by: a declared reference, or a column of the same name whose values are
 * keys there. They carry attributes on that only another table of the database shares with the outside, and copies within the database.
 */
export async function linkWithin(tables: readonly HashTable[], context: LinkContext): Promise<TableLink[]> {
  const links: TableLink[] = [];
  for (const [at, left] of tables.entries()) {
    for (const right of tables.slice(at + 1)) {
      if (left.table.database !== right.table.database) continue;
      const link = (await linkByIdentity(left, right, context)) ?? (await linkByReference(left, right, context));
      if (link) links.push(link);
    }
  }
  return links;
}

/** Two registers of one agency that hold the same things, each under the same kind of identifier: one may be taken from the other as from anywhere else. */
async function linkByIdentity(left: HashTable, right: HashTable, context: LinkContext): Promise<TableLink | null> {
  const pairs = candidatePairs([...left.fields, ...right.fields], context.containment, 'within');
  const identified = pairs.filter(({ a, b, aInB, bInA }) => Math.min(aInB, bInA) >= leastCommon && sameIdentifier(a, b, context));
  const [key] = identified.filter(({ a, b }) => [a, b].every((field) => namesRecords(field, context))).sort((x, y) => y.shared - x.shared);
  return key ? linkBy(key, left, right, pairs, context) : null;
}

function namesRecords(field: Field, { containment }: LinkContext): boolean {
  return keyed(field) >= leastKeyed * field.table.rows && containment.distinct(field) >= leastNamed * keyed(field);
}

async function linkByReference(left: HashTable, right: HashTable, context: LinkContext): Promise<TableLink | null> {
  const key = [...references(left, right, context), ...references(right, left, context).map(turned)].sort((x, y) => y.shared - x.shared)[0];
  return key ? linkBy(key, left, right, candidatePairs([...left.fields, ...right.fields], context.containment, 'within'), context) : null;
}

async function linkBy(
  key: FieldPair,
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  { engine, containment, options }: LinkContext,
): Promise<TableLink | null> {
  const alignment = await align(engine, left, right, [key], containment, options);
  if (!alignment) return null;
  const others = pairs.filter(({ a, b }) => a !== key.a && b !== key.b);
  const agreements = await measureAgreement(engine, alignment, others, options);
  const { meetings, manyKeyed, oneMet, oneKeyed } = alignment;
  return { alignment, within: true, manyMet: meetings / Math.max(1, manyKeyed), oneMet: oneMet / Math.max(1, oneKeyed), agreements };
}

function turned({ a, b, shared, aInB, bInA }: FieldPair): FieldPair {
  return { a: b, b: a, shared, aInB: bInA, bInA: aInB };
}

/** Fields of one table whose values are keys of the other. */
function references(from: HashTable, to: HashTable, { containment }: LinkContext): FieldPair[] {
  return from.fields.flatMap((a) =>
    to.fields.flatMap((b) => {
      const aInB = containment.contained(a, b);
      const isKey = keyed(b) > 1 && containment.distinct(b) >= leastUnique * keyed(b);
      if (!isKey || aInB < leastContained || !(isDeclared(a, b) || sameName(a, b) || sameIdentity(a, b))) return [];
      return [{ a, b, shared: containment.shared(a, b), aInB, bInA: containment.contained(b, a) }];
    }),
  );
}

function isDeclared(a: Field, b: Field): boolean {
  const [x, y] = [a.columns[0]?.name, b.columns[0]?.name];
  return a.table.declared.references.some(
    ({ columns, table, referencedColumns }) => table === b.table.table && columns.length === 1 && columns[0] === x && referencedColumns[0] === y,
  );
}

/** A name that says more than `id` or a running number. */
function sameName(a: Field, b: Field): boolean {
  const [x, y] = [a, b].map(({ columns }) => nameWords(columns[0]?.name ?? '').join('_'));
  return x === y && x !== undefined && x.includes('_');
}

function sameIdentity(a: Field, b: Field): boolean {
  const [x, y] = [a, b].map(({ columns }) => columns[0]?.semanticType?.id);
  return (
    x !== undefined &&
    x === y &&
    a.columns[0]?.type === 'text' &&
    b.table.candidateKeys.some(([only, ...more]) => more.length === 0 && only === b.columns[0]?.name)
  );
}

/**
 * Links that lead from outside over one table to another that it refers to: a declared asset meets a certificate, the certificate its parcel, and so the
 * asset the parcel. Only where no key brings the two together and their values overlap.
 */
export async function linkThrough(across: readonly TableLink[], within: readonly TableLink[], context: LinkContext): Promise<TableLink[]> {
  const composed: TableLink[] = [];
  for (const outer of across) {
    const middle = outer.alignment.one;
    for (const inner of within.filter(({ alignment }) => alignment.many === middle)) {
      const [parent, outside] = [inner.alignment.one, outer.alignment.many];
      const known = [...across, ...composed].some(({ alignment: { one, many } }) => [one, many].includes(parent) && [one, many].includes(outside));
      const pairs = known ? [] : candidatePairs([...parent.fields, ...outside.fields], context.containment);
      if (pairs.length > 0) composed.push(await compose(outer, inner, pairs, context));
    }
  }
  return composed;
}

async function compose(outer: TableLink, inner: TableLink, pairs: readonly FieldPair[], { engine, options }: LinkContext): Promise<TableLink> {
  const through = async (outside: WorkTable): Promise<WorkTable> =>
    engine.materialize(
      'origin_aligned',
      sql`select i.one_row as one_row, o.many_row as many_row from ${outside.name} as o
        join ${(await inner.alignment.complete()).name} as i on ${id('i', 'many_row')} = ${id('o', 'one_row')}`,
      options,
    );
  const [one, many] = [inner.alignment.one, outer.alignment.many];
  const { manyKeyed, repetition, every } = outer.alignment;
  const rows = await through(outer.alignment.rows);
  const oneMet = every * (await met(engine, rows, options));
  const complete = once(async () => (every === 1 ? rows : through(await outer.alignment.complete())));
  const meetings = rows.rows * every;
  const alignment = { one, many, oneKey: [], manyKey: [], rows, every, meetings, manyKeyed, oneKeyed: one.table.rows, oneMet, repetition, complete };
  const agreements = await measureAgreement(engine, alignment, pairs, options);
  return { alignment, within: false, manyMet: meetings / Math.max(1, manyKeyed), oneMet: oneMet / Math.max(1, one.table.rows), agreements };
}
