import { type Engine, type RunOptions, sql } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';
import type { ColumnNames, OwnName } from '../model/link-model.ts';
import { type ColumnFacts, columnFacts } from '../propose/column-facts.ts';
import type { ReasonTexts } from '../propose/reason-texts.ts';
import { joinDays } from './days-in-parts.ts';
import { renamed } from './name-columns.ts';
import { type ContentsOf, contentsReader, roleAcross, type SharedContents } from './shared-contents.ts';
import type { SettledTable } from './source-table.ts';
import { joinSpread } from './spread-columns.ts';
import type { WholeTable } from './whole-table.ts';

/** Tables whose columns have the same names: those of the first table that has them. */
export interface Aligned {
  tables: LinkTable[];
  /** Columns that at least two tables have. */
  columns: string[];
  /** What the tables call these columns, where any calls one otherwise or lacks it: kept with the model, so that it can be used again. */
  names: ColumnNames;
  /** Semantic type (id) by column. */
  semanticTypes: ReadonlyMap<string, string>;
  reasons: string[];
}

/**
 * Finds which columns of the tables hold the same: the same name, or values of the same kind of which many are in both. A column that only one table has
 * cannot be compared and is left out.
 */
export async function alignColumns(engine: Engine, sources: readonly SettledTable[], texts: ReasonTexts, options?: RunOptions): Promise<Aligned> {
  const withDays: WholeTable[] = [];
  for (const source of sources) withDays.push(await wholeTable(engine, source, sources.length === 1, options));
  const reasons = withDays.flatMap(({ table, joined }) => [...joined.values()].map((parts) => texts.dayInParts(table.name, parts)));
  const [first] = withDays;
  if (sources.length === 1 && first) return aloneWith(first, reasons);
  const tables = await joinSpread(engine, withDays, options);
  const contents = contentsReader(engine, options);
  for (const [position, { table, joined }] of tables.entries())
    for (const [name, parts] of joined) if (!withDays[position]?.joined.has(name)) reasons.push(texts.spread(table.name, parts));
  const known: { name: string; holders: Map<number, string>; facts: ColumnFacts; from: number }[] = [];
  for (const [position, { table, facts, key }] of tables.entries()) {
    const scores: { score: number; known: number; fact: ColumnFacts; shared: number }[] = [];
    const own = { relation: table.relation, facts };
    const before: ContentsOf[] = [];
    for (const earlier of tables.slice(0, position)) before.push(await contents({ relation: earlier.table.relation, facts: earlier.facts }, own));
    const ofRole = [facts, known.filter((other) => other.holders.has(0)).map((other) => other.facts)].map((some) => Map.groupBy(some, roleAcross));
    for (const fact of facts)
      for (const [index, candidate] of known.entries()) {
        const shared = before[candidate.from]?.(candidate.facts, fact);
        if (!shared) continue;
        const alone = ofRole.every((some) => some.get(roleAcross(fact))?.length === 1);
        const names = fact.name === key || candidate.facts.name === tables[candidate.from]?.key;
        const score = names && shared.values <= few ? 0 : likeness(candidate.facts, fact, shared, alone);
        if (score > 0) scores.push({ score, known: index, fact, shared: shared.values });
      }
    scores.sort((a, b) => b.score - a.score);
    const settled = new Set<string>();
    for (const { known: index, fact, shared } of scores) {
      const candidate = known[index];
      if (!candidate || settled.has(fact.name) || candidate.holders.has(position)) continue;
      candidate.holders.set(position, fact.name);
      settled.add(fact.name);
      if (fact.name !== candidate.name)
        reasons.push(texts.takenFor(`${table.name}.${fact.name}`, candidate.name, shared, sameKind(candidate.facts, fact)));
    }
    for (const fact of facts)
      if (!settled.has(fact.name))
        known.push({ name: freeName(fact.name, known), holders: new Map([[position, fact.name]]), facts: fact, from: position });
  }
  const common = known.filter((column) => column.holders.size > 1);
  const lonely = known.filter((column) => column.holders.size === 1).map((column) => column.name);
  if (lonely.length > 0) reasons.push(texts.lonely(lonely));
  const own = ({ holders }: (typeof known)[number], position: number): OwnName => {
    const name = holders.get(position) ?? null;
    const parts = name === null ? undefined : tables[position]?.joined.get(name);
    return parts ? [...parts] : name;
  };
  const names = Object.fromEntries(
    common.flatMap((column) => {
      const all = tables.map(({ table }, position): [string, OwnName] => [table.name, own(column, position)]);
      return all.every(([, one]) => one === column.name) ? [] : [[column.name, Object.fromEntries(all)]];
    }),
  );
  return {
    tables: tables.map(({ table }, position) =>
      renamed(table, new Map(common.map((column) => [column.name, own(column, position)])), engine.dialect),
    ),
    columns: common.map((column) => column.name),
    names,
    semanticTypes: new Map(
      common.flatMap((column): [string, string][] => {
        const types = [...column.holders].flatMap(([position, name]) => tables[position]?.semanticTypes.get(name) ?? []);
        return types.slice(0, 1).map((type) => [column.name, type]);
      }),
    ),
    reasons,
  };
}

/** The table with what its columns look like, and with days that stand in several columns as one. `briefly`: by its first records, for no other table is compared with it. */
async function wholeTable(engine: Engine, source: SettledTable, briefly: boolean, options?: RunOptions): Promise<WholeTable> {
  const { table, columns, semanticTypes } = source;
  const relation = briefly ? sql`(select * from ${table.relation} t limit ${looked})` : table.relation;
  const facts = await columnFacts(engine, relation, columns, semanticTypes, options);
  return joinDays(engine, { ...source, facts, joined: new Map() }, options);
}

/** One table needs no other names, but for columns that were joined. */
function aloneWith({ table, columns, semanticTypes, joined }: WholeTable, reasons: string[]): Aligned {
  const names = Object.fromEntries([...joined].map(([name, parts]) => [name, { [table.name]: [...parts] }]));
  return { tables: [table], columns: [...columns], names, semanticTypes, reasons };
}

/** Records that tell enough of what the columns of a single table look like. */
const looked = 5000;

/** Shares of values up to this may be chance. */
const few = 0.02;
/** Texts that have so many of their words in common are of one kind, though written in other ways: addresses short and long. */
const manyWords = 0.4;

/**
 * How likely two columns hold the same: the same semantic type or name settles it; else the same kind of values, of which many are in both, or texts of the same words.
 * Days of one kind that are never the same are not of one event: a child's birth and its mother's. `alone`: in both tables no other column holds that kind.
 */
function likeness(known: ColumnFacts, fact: ColumnFacts, { values, words }: SharedContents, alone: boolean): number {
  const sameRole = roleAcross(known) === roleAcross(fact);
  const sameName = known.words.join(' ') === fact.words.join(' ');
  const otherDays = sameRole && roleAcross(fact) === 'date' && values <= few && !sameName;
  if (sameKind(known, fact) && !otherDays) return 3 + values;
  if (sameName) return sameRole ? 2 + values : 1;
  const named = known.words.filter((word) => fact.words.includes(word)).length / Math.max(known.words.length, fact.words.length);
  if (otherDays) return sameKind(known, fact) ? 0.25 + 0.5 * named : 0;
  const ofWords = words >= manyWords ? 0.5 * words : 0;
  const score = values + ofWords + 0.5 * named + (alone ? 0.3 : 0);
  return (sameRole && values > few && score > 0.25) || ofWords > 0 ? score : 0;
}

/** Did a profile recognise both as the same? */
const sameKind = (a: ColumnFacts, b: ColumnFacts): boolean => a.semanticType !== null && a.semanticType === b.semanticType;

function freeName(name: string, known: readonly { name: string }[]): string {
  let free = name;
  for (let number = 2; known.some((column) => column.name === free); number += 1) free = `${name}_${number}`;
  return free;
}
