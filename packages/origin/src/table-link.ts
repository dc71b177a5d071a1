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
const singleKeysTried = 6;
const compositeKeysTried = 8;
/** An agreement this far beyond chance says that the records really are the same things. */
export const corroborates = 0.3;
/** A composite key that would be met this often by chance proves nothing by being met. */
const mostByChance = 0.1;

/**
 * The ways to bring the records of two tables together: single keys first, then sets of two or three fields (a name within a province). A key is
 * believed when other fields agree beyond chance, or when both sides hold the same kind of identifier. A table may meet another in several ways (bride
 * and groom): a further key counts when it explains fields that the ones before it do not.
 */
export async function linkTables(left: HashTable, right: HashTable, pairs: readonly FieldPair[], context: LinkContext): Promise<TableLink[]> {
  const single = pairs
    .filter((pair) => isKey(pair.a, context) || isKey(pair.b, context))
    .sort((x, y) => Number(sameIdentifier(y.a, y.b, context)) - Number(sameIdentifier(x.a, x.b, context)) || y.shared - x.shared)
    .slice(0, singleKeysTried);
  const believed = await believedLinks(
    left,
    right,
    pairs,
    single.map((pair) => [pair]),
    context,
  );
  if (believed.length > 0) return chooseLinks(believed, context);
  const [best, ...rest] = await believedLinks(left, right, pairs, compositeKeys(pairs, context), context);
  await drop(rest);
  return best ? [best] : [];
}

/** The best link, and each further one by an identifier of its own that explains fields no better one does. */
async function chooseLinks(believed: readonly TableLink[], context: LinkContext): Promise<TableLink[]> {
  const [best, ...others] = believed;
  if (!best) return [];
  const chosen = [best];
  const claimed = new Set<Field>([...best.alignment.manyKey, ...agreeing(best).map((agreement) => agreement.many)]);
  for (const link of others) {
    const { oneKey, manyKey } = link.alignment;
    const fresh = agreeing(link).filter((agreement) => !claimed.has(agreement.many));
    const another = manyKey.every((field) => !claimed.has(field)) && oneKey.some((field, at) => sameIdentifier(field, manyKey[at], context));
    if (another && fresh.length > 0 && link.alignment.one === best.alignment.one) {
      chosen.push({ ...link, agreements: link.agreements.filter((agreement) => !claimed.has(agreement.many)) });
      for (const field of [...manyKey, ...fresh.map((agreement) => agreement.many)]) claimed.add(field);
    } else await drop([link]);
  }
  return chosen;
}

async function drop(links: readonly TableLink[]): Promise<void> {
  for (const link of links) await link.alignment.rows.drop();
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

/** The links that can be believed, best first. */
async function believedLinks(
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  keys: readonly FieldPair[][],
  context: LinkContext,
): Promise<TableLink[]> {
  const found: { link: TableLink; belief: number }[] = [];
  for (const key of keys) {
    const link = await tryKey(left, right, pairs, key, context);
    const belief = link ? believe(link, context) : 0;
    if (link && belief > 0) found.push({ link, belief });
    else if (link) await drop([link]);
  }
  return found.sort((x, y) => y.belief - x.belief).map(({ link }) => link);
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

function agreeing(link: TableLink): Agreement[] {
  return link.agreements.filter((agreement) => agreement.compared >= 10 && agreement.kappa >= corroborates);
}

/** How far a link can be believed; 0 when not at all. A key that both sides hold as the same kind of identifier counts double. */
function believe(link: TableLink, context: LinkContext): number {
  const { alignment } = link;
  const support = Math.max(link.manyMet, link.oneMet);
  if (alignment.rows.rows < 3 || support < 0.1) return 0;
  const strength = agreeing(link).reduce((sum, agreement) => sum + agreement.kappa, 0);
  const identified = alignment.oneKey.some((field, at) => sameIdentifier(field, alignment.manyKey[at], context));
  const believed = identified ? strength > 0 || support >= 0.3 : isCorroborated(link, context) || speaksForItself(alignment, support, context);
  return believed ? support * (1 + strength) * (identified ? 2 : 1) : 0;
}

/** Without an identifier, a key is borne out by a field that itself nearly tells records apart: a place that agrees follows from an address that does. */
function isCorroborated(link: TableLink, { containment }: LinkContext): boolean {
  return agreeing(link).some(({ one, many }) => [one, many].every((field) => containment.distinct(field) >= 0.5 * keyed(field)));
}

/** A key of text that is met nearly always, or of several fields that are met far more often than chance would have it. */
function speaksForItself({ oneKey, oneKeyed }: Alignment, support: number, { containment }: LinkContext): boolean {
  const byChance = oneKeyed / oneKey.reduce((product, field) => product * Math.max(1, containment.distinct(field)), 1);
  if (oneKey.length > 1) return support >= 0.5 && byChance <= mostByChance;
  return support >= 0.9 && oneKey.some((field) => field.columns.some((column) => column.type === 'text' && !column.semanticType));
}

function sameIdentifier(a: Field, b: Field | undefined, { pack }: LinkContext): boolean {
  const [x, y] = [a.columns[0]?.semanticType?.id, b?.columns[0]?.semanticType?.id];
  const same = a.columns.length === 1 && b?.columns.length === 1 && x !== undefined && x === y;
  return same && pack.semanticTypes.some((type) => type.id === x && type.identifier);
}
