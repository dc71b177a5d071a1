import type { Engine, RunOptions } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import { type Agreement, isEnough, measureAgreement, type Screening, screenKey } from './agreement.ts';
import { type Alignment, align } from './alignment.ts';
import type { FieldPair } from './column-pairs.ts';
import type { Containment } from './containment.ts';
import { type Field, keyed } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/** Two tables whose records were brought together, and how their other fields agree. */
export interface TableLink {
  alignment: Alignment;
  /** True for two tables of one database, whose key is a reference and no copy. */
  within: boolean;
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
/** Share of the records that must have a key. */
const leastKeyed = 0.05;
const singleKeysTried = 6;
const compositeKeysTried = 8;
/** An agreement this far beyond chance says that the records really are the same things. */
export const corroborates = 0.3;
/** A composite key that would be met this often by chance proves nothing by being met. */
const mostByChance = 0.1;

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
    const belief = link ? believe(trialOfLink(link), context) : 0;
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
  const { engine, options, containment } = context;
  const used = new Set(key.flatMap((pair) => [...pair.a.columns, ...pair.b.columns]));
  const others = pairs.filter((pair) => ![...pair.a.columns, ...pair.b.columns].some((column) => used.has(column)));
  const screened = await screenKey(engine, left, right, key, others, options);
  if (believe(trialOf(screened, key), context) === 0) return null;
  const alignment = await align(engine, left, right, key, containment, options);
  if (!alignment) return null;
  const agreements = await measureAgreement(engine, alignment, others, options);
  return {
    alignment,
    within: false,
    manyMet: alignment.rows.rows / Math.max(1, alignment.manyKeyed),
    oneMet: alignment.oneMet / Math.max(1, alignment.oneKeyed),
    agreements,
  };
}

/** What belief rests on: of a sample, or of all records. */
interface Trial {
  key: { a: Field; b: Field }[];
  meetings: number;
  /** Share 0..1 of the records of the side that was met most. */
  support: number;
  /** Records with a key on the side where it is unique. */
  keyed: number;
  agreements: readonly Agreement[];
}

function trialOf({ sampled, met, meetings, agreements }: Screening, key: readonly FieldPair[]): Trial {
  const sides = [key.map(({ a }) => a), key.map(({ b }) => b)].map((side) => Math.min(...side.map(keyed)));
  const support = Math.min(1, Math.max(met / Math.max(1, sampled), meetings / Math.max(1, ...sides)));
  return { key: [...key], meetings, support, keyed: Math.min(...sides), agreements };
}

function trialOfLink({ alignment, manyMet, oneMet, agreements }: TableLink): Trial {
  const key = alignment.oneKey.flatMap((a, at) => (alignment.manyKey[at] ? [{ a, b: alignment.manyKey[at] }] : []));
  return { key, meetings: alignment.rows.rows, support: Math.max(manyMet, oneMet), keyed: alignment.oneKeyed, agreements };
}

function agreeing({ agreements }: { agreements: readonly Agreement[] }): Agreement[] {
  return agreements.filter(isAgreeing);
}

function isAgreeing(agreement: Agreement): boolean {
  return isEnough(agreement) && agreement.kappa >= corroborates;
}

/** How far a key can be believed; 0 when not at all. A key that both sides hold as the same kind of identifier counts double. */
function believe(trial: Trial, context: LinkContext): number {
  const { support } = trial;
  if (trial.meetings < 3 || support < 0.1) return 0;
  const strength = agreeing(trial).reduce((sum, agreement) => sum + agreement.kappa, 0);
  const identified = trial.key.some(({ a, b }) => sameIdentifier(a, b, context));
  const believed = identified ? strength > 0 || support >= 0.3 : isCorroborated(trial, context) || speaksForItself(trial, context);
  return believed ? support * (1 + strength) * (identified ? 2 : 1) : 0;
}

/** Without an identifier, a key is borne out by a field that itself nearly tells records apart: a place that agrees follows from an address that does. */
function isCorroborated(trial: Trial, { containment }: LinkContext): boolean {
  return agreeing(trial).some(({ one, many }) => [one, many].every((field) => containment.distinct(field) >= 0.5 * keyed(field)));
}

/** A key of text that is met nearly always, or of several fields that are met far more often than chance would have it. */
function speaksForItself({ key, keyed: records, support }: Trial, { containment }: LinkContext): boolean {
  const byChance = records / key.reduce((product, { a, b }) => product * Math.max(1, containment.distinct(a), containment.distinct(b)), 1);
  if (key.length > 1) return support >= 0.5 && byChance <= mostByChance;
  return support >= 0.9 && key.every(({ a, b }) => isTelling(a) && isTelling(b));
}

/** Text of words: short codes and numbers of one list are found in many another by chance. */
function isTelling({ columns }: Field): boolean {
  return columns.some(({ type, semanticType, maxLength, patterns }) => {
    const lettered = patterns.length > 0 && patterns.every(({ pattern }) => /\p{L}/u.test(pattern));
    return type === 'text' && !semanticType && (maxLength ?? 0) >= 6 && lettered;
  });
}

function sameIdentifier(a: Field, b: Field | undefined, { pack }: LinkContext): boolean {
  const [x, y] = [a.columns[0]?.semanticType?.id, b?.columns[0]?.semanticType?.id];
  const same = a.columns.length === 1 && b?.columns.length === 1 && x !== undefined && x === y;
  return same && pack.semanticTypes.some((type) => type.id === x && type.identifier);
}
