import type { Engine, RunOptions } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import { type Agreement, measureAgreement, screenKey } from './agreement.ts';
import { type Alignment, align } from './alignment.ts';
import type { FieldPair } from './column-pairs.ts';
import type { Containment } from './containment.ts';
import { type Field, keyed } from './field.ts';
import type { HashTable } from './hash-tables.ts';
import { believe, isAgreeing, sameIdentifier, trialOf, trialOfLink } from './key-belief.ts';
import type { Further } from './keyless.ts';
import type { KnownRecords } from './known-records.ts';

/** Two tables whose records were brought together, and how their other fields agree. */
export interface TableLink {
  alignment: Alignment;
  /** True for two tables of one database, whose key is a reference and no copy. */
  within: boolean;
  /** Share 0..1 of the records of `many` and of `one` that met. */
  manyMet: number;
  oneMet: number;
  agreements: Agreement[];
  /** Records that met without the key; null or left out where none was missing. */
  further?: Further | null;
}

/** So few things, each met so many times, are a list that records refer to. */
const [shortList, mostOfList] = [100, 3];

/** Do many records name few things of a list, as schools name their commune? */
export function isOfList({ alignment }: TableLink): boolean {
  return alignment.repetition >= mostOfList && alignment.oneKeyed < shortList;
}

export interface LinkContext {
  engine: Engine;
  pack: CountryPack;
  containment: Containment;
  options: RunOptions;
  known?: KnownRecords | undefined;
}

const leastUnique = 0.95;
/** Share of the records that must have a key. */
const leastKeyed = 0.05;
const singleKeysTried = 6;
const compositeKeysTried = 8;

/**
 * The ways to bring the records of two tables together: identifiers of one kind first, then other single keys, then sets of two or three fields (a name
 * within a province). A key is believed when other fields agree beyond chance, or when both sides hold the same kind of identifier. A table may meet
 * another in several ways (bride and groom): a further key counts when it explains fields that the ones before it do not.
 */
export async function linkTables(left: HashTable, right: HashTable, pairs: readonly FieldPair[], context: LinkContext): Promise<TableLink[]> {
  const single = pairs.filter((pair) => isKey(pair.a, context) || isKey(pair.b, context)).sort((x, y) => y.shared - x.shared);
  const identified = single.filter((pair) => sameIdentifier(pair.a, pair.b, context));
  for (const keys of [identified, single.filter((pair) => !identified.includes(pair))]) {
    const tried = keys.slice(0, singleKeysTried).map((pair) => [pair]);
    const believed = await believedLinks(left, right, pairs, tried, context);
    if (believed.length > 0) return chooseLinks(believed, context);
  }
  const [best, ...rest] = await believedLinks(left, right, pairs, compositeKeys(pairs, context), context);
  await drop(rest);
  return best ? [best] : [];
}

/** The best link, and each further one by an identifier of its own that explains fields no better one does, seen from the table that holds both. */
async function chooseLinks(believed: readonly TableLink[], context: LinkContext): Promise<TableLink[]> {
  const [best, ...others] = believed;
  if (!best) return [];
  const chosen = [best];
  const claimed = new Set<Field>();
  const claim = ({ alignment, agreements }: TableLink): void => {
    for (const field of [...alignment.oneKey, ...alignment.manyKey]) claimed.add(field);
    for (const { one, many } of agreements.filter(isAgreeing)) claimed.add(one).add(many);
  };
  claim(best);
  for (const link of others) {
    const { oneKey, manyKey } = link.alignment;
    const identified = oneKey.some((field, at) => sameIdentifier(field, manyKey[at], context));
    const side = (
      [
        ['one', oneKey],
        ['many', manyKey],
      ] as const
    ).find(([of, key]) => key.every((field) => !claimed.has(field)) && link.agreements.some((one) => isAgreeing(one) && !claimed.has(one[of])));
    if (identified && side) {
      const fresh = { ...link, agreements: link.agreements.filter((agreement) => !claimed.has(agreement[side[0]])) };
      chosen.push(fresh);
      claim(fresh);
    } else await drop([link]);
  }
  return chosen;
}

async function drop(links: readonly TableLink[]): Promise<void> {
  for (const link of links) await link.alignment.rows.drop();
}

/** A field that nearly tells the records apart, and that more than a few records have. */
function isKey(field: Field, context: LinkContext): boolean {
  const records = keyed(field);
  return records > 1 && records >= leastKeyed * field.table.rows && context.containment.distinct(field) >= leastUnique * records;
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

/** The product of distinct counts bounds the number of keys; no field may stand twice, and a number that counts the records of one table is part of none. */
function couldBeKey(set: readonly FieldPair[], context: LinkContext): boolean {
  if (set.some(({ a, b }) => countsRecords(a, context) || countsRecords(b, context))) return false;
  const sides = [set.map((pair) => pair.a), set.map((pair) => pair.b)];
  const separate = sides.every((side) => new Set(side.flatMap((field) => field.columns)).size === side.flatMap((field) => field.columns).length);
  const roomy = sides.some(
    (side) => side.reduce((product, field) => product * context.containment.distinct(field), 1) >= leastUnique * Math.max(...side.map(keyed)),
  );
  return separate && roomy;
}

/** A whole number that each record has once: had it been a key, it would have been one by itself. */
function countsRecords(field: Field, { containment }: LinkContext): boolean {
  const whole = field.columns.every(({ type }) => type === 'integer');
  return whole && keyed(field) === field.table.rows && containment.distinct(field) >= field.table.rows;
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
    const belief = link ? believe(trialOfLink(link), context) : 0;
    if (link && belief > 0) found.push({ link, belief });
    else if (link) await drop([link]);
  }
  return found.sort((x, y) => y.belief - x.belief).map(({ link }) => link);
}

/** Enough fields to tell whether records that meet are the same things. */
const screenedFields = 10;

function mostTelling(pairs: readonly FieldPair[], { containment }: LinkContext): FieldPair[] {
  const size = ({ a, b }: FieldPair): number => Math.min(containment.distinct(a), containment.distinct(b));
  return pairs.toSorted((x, y) => size(y) - size(x)).slice(0, screenedFields);
}

async function tryKey(
  left: HashTable,
  right: HashTable,
  pairs: readonly FieldPair[],
  key: FieldPair[],
  context: LinkContext,
): Promise<TableLink | null> {
  const { engine, options, containment } = context;
  const used = new Set(key.flatMap((pair) => [...pair.a.columns, ...pair.b.columns]));
  const others = pairs.filter((pair) => ![...pair.a.columns, ...pair.b.columns].some((column) => used.has(column)));
  const screened = await screenKey(engine, left, right, key, mostTelling(others, context), options);
  if (believe(trialOf(screened, key), context) === 0) return null;
  const alignment = await align(engine, left, right, key, containment, options);
  if (!alignment) return null;
  const agreements = await measureAgreement(engine, alignment, others, options);
  return {
    alignment,
    within: false,
    manyMet: alignment.meetings / Math.max(1, alignment.manyKeyed),
    oneMet: alignment.oneMet / Math.max(1, alignment.oneKeyed),
    agreements,
  };
}
