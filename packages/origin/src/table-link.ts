import type { Engine, RunOptions } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import { type Agreement, measureAgreement } from './agreement.ts';
import { type Alignment, align } from './alignment.ts';
import type { FieldPair } from './column-pairs.ts';
import type { Containment } from './containment.ts';
import type { Field } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/** Two tables of two databases whose records were brought together, and how their other fields agree. */
export interface TableLink {
  alignment: Alignment;
  /** Share 0..1 of the records of `many` and of `one` that met. */
  manyMet: number;
  oneMet: number;
  agreements: Agreement[];
}

export interface LinkContext {
  engine: Engine;
  pack: CountryPack;
  containment: Containment;
  options: RunOptions;
}

const leastUnique = 0.95;
const singleKeysTried = 4;
const compositeKeysTried = 8;
/** An agreement this far beyond chance says that the records really are the same things. */
export const corroborates = 0.3;

/**
 * The best way to bring the records of two tables together: single keys first, then sets of two or three fields (a name within a province). A key is
 * believed when other fields agree beyond chance, or when both sides hold the same kind of identifier.
 */
export async function linkTables(left: HashTable, right: HashTable, pairs: readonly FieldPair[], context: LinkContext): Promise<TableLink | null> {
  const single = pairs.filter((pair) => isKey(pair.a, context) || isKey(pair.b, context)).sort((x, y) => y.shared - x.shared);
  const best = await bestOf(
    left,
    right,
    pairs,
    single.slice(0, singleKeysTried).map((pair) => [pair]),
    context,
  );
  return best ?? bestOf(left, right, pairs, compositeKeys(pairs, context), context);
}

function keyed(field: Field): number {
  return field.table.rows - Math.max(...field.columns.map((column) => column.missing));
}

function isKey(field: Field, context: LinkContext): boolean {
  return context.containment.distinct(field) >= leastUnique * keyed(field) && keyed(field) > 1;
}

function compositeKeys(pairs: readonly FieldPair[], context: LinkContext): FieldPair[][] {
  const size = (pair: FieldPair): number => Math.min(context.containment.distinct(pair.a), context.containment.distinct(pair.b));
  const telling = [...pairs].sort((x, y) => size(y) - size(x)).slice(0, 6);
  const sets: FieldPair[][] = [];
  for (const [at, x] of telling.entries()) {
    for (const [next, y] of telling.slice(at + 1).entries()) {
      sets.push([x, y]);
      for (const z of telling.slice(at + next + 2)) sets.push([x, y, z]);
    }
  }
  return sets
    .filter((set) => couldBeKey(set, context))
    .sort((x, y) => x.length - y.length)
    .slice(0, compositeKeysTried);
}

/** The product of distinct counts bounds the number of keys; no field may stand twice. */
function couldBeKey(set: readonly FieldPair[], context: LinkContext): boolean {
  const sides = [set.map((pair) => pair.a), set.map((pair) => pair.b)];
  const separate = sides.every((side) => new Set(side.flatMap((field) => field.columns)).size === side.flatMap((field) => field.columns).length);
  const roomy = sides.some(
    (side) => side.reduce((product, field) => product * context.containment.distinct(field), 1) >= leastUnique * Math.max(...side.map(keyed)),
  );
  return separate && roomy;
}

async function bestOf(
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  keys: readonly FieldPair[][],
  context: LinkContext,
): Promise<TableLink | null> {
  let best: { link: TableLink; score: number } | null = null;
  for (const key of keys) {
    const link = await tryKey(left, right, pairs, key, context);
    const score = link ? believe(link) : 0;
    if (link && score > (best?.score ?? 0)) {
      await best?.link.alignment.rows.drop();
      best = { link, score };
    } else await link?.alignment.rows.drop();
  }
  return best?.link ?? null;
}

async function tryKey(
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  key: FieldPair[],
  context: LinkContext,
): Promise<TableLink | null> {
  const { engine, options } = context;
  const alignment = await align(engine, left, right, key, options);
  if (!alignment) return null;
  const used = new Set(key.flatMap((pair) => [...pair.a.columns, ...pair.b.columns]));
  const others = pairs.filter((pair) => ![...pair.a.columns, ...pair.b.columns].some((column) => used.has(column)));
  const agreements = await measureAgreement(engine, alignment, others, options);
  return {
    alignment,
    manyMet: alignment.rows.rows / Math.max(1, alignment.manyKeyed),
    oneMet: alignment.oneMet / Math.max(1, alignment.oneKeyed),
    agreements,
  };
}

/** How far a link can be believed; 0 when not at all. */
function believe(link: TableLink): number {
  const { alignment, agreements } = link;
  const support = Math.max(link.manyMet, link.oneMet);
  if (alignment.rows.rows < 3 || support < 0.1) return 0;
  const agreeing = agreements.filter((agreement) => agreement.compared >= 10 && agreement.kappa >= corroborates);
  const strength = agreeing.reduce((sum, agreement) => sum + agreement.kappa, 0);
  const sameIdentifier = alignment.oneKey.some(
    (field, at) => identifierType(field) !== null && identifierType(field) === identifierType(alignment.manyKey[at]),
  );
  const telling = alignment.oneKey.some((field) => field.columns.some((column) => column.type === 'text' && !column.semanticType));
  const believed =
    agreeing.length > 0 || (sameIdentifier && support >= 0.3) || (alignment.oneKey.length > 1 && support >= 0.5) || (telling && support >= 0.9);
  return believed ? support * (1 + strength) : 0;
}

function identifierType(field: Field | undefined): string | null {
  return field?.columns.length === 1 ? (field.columns[0]?.semanticType?.id ?? null) : null;
}
