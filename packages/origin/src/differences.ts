import { type Engine, id, join, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CountryPack, recordKeySql, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import { together } from './alignment.ts';
import type { Edge } from './attribute-group.ts';
import { recoded, turned } from './codes.ts';
import type { Comparable } from './comparable.ts';
import { type Field, fieldText, hashColumn, textColumn } from './field.ts';
import { type HashTable, hashTableOf } from './hash-tables.ts';
import { notRenewed, type Renewal, tellsLateness } from './lateness.ts';
import { type Level, type Numbered, tellLevels, type Unlike } from './levels.ts';
import type { TableLink } from './table-link.ts';

/** How a whole copy writes values otherwise than the original: letter case, spelling, only the year of a date, codes of its own. */
export type Convention = 'case' | 'spelling' | 'precision' | 'codes';

/** How a copy's values differ from the original's over the records that met. */
export interface Differences {
  compared: number;
  same: number;
  /** Same value, written differently. */
  variants: number;
  different: number;
  /** Of the different ones, those that were right before: the original has moved on since. */
  stale: number;
  /** Of the different ones, those that are out of place: the wrong century, or a number in another unit. */
  outliers: number;
  /** Of the different ones, those where the original's value is what is left of the copy's: there it is the original that is to be mended. */
  lessened: number;
  /** Could it be told at all that a value is late? Never of the key that records met by: there it is always the same. */
  dated: boolean;
  /** The copy writes its values in another way than the original throughout: not a finding of each record. */
  convention: Convention | null;
  /** `record_key`, `original_key`, `level` (`variant`, `stale`, `outlier`, `lessened` or `different`), `observed`, `expected` (in the copy's codes); one row a finding. */
  rows: WorkTable;
}

/** Share of equal values beyond which a way of writing is the copy's convention. */
const usual = 0.9;
const conventions = ['case', 'spelling', 'precision'] as const;
/** What a convention takes for the same. */
const asSame: Record<(typeof conventions)[number], Level[]> = {
  case: ['same', 'case'],
  spelling: ['same', 'case', 'spelling'],
  precision: ['same', 'case', 'spelling', 'precision'],
};

/**
 * Compares copies with their originals, record by record. *Same*: equal without traces of storage (normal form, markup, white space); *variant*: equal
 * when folded, or only less precise; *outlier*: out of place (see `misplaced`);
 * *lessened*: more than the original says, which lost it (see `lessened`); *stale*: what the original said before (see `lateness`); *different*: the rest. Two tables are read once for all that they share, and only values whose texts differ are
 * looked at closer.
 *
 * @returns what was found, in the order of `comparables`.
 */
export async function compareAll(
  engine: Engine,
  comparables: readonly Comparable[],
  tables: readonly HashTable[],
  pack: CountryPack,
  renewal: Renewal,
  options: RunOptions,
): Promise<Differences[]> {
  if (comparables.length === 0) return [];
  const numbered = comparables.map((comparable, number) => ({ ...comparable, number }));
  const readings = [
    ...Map.groupBy(numbered, ({ copy, edge }) => `${copy.table.database}.${copy.table.table} ${linkNumber(edge.link, comparables)}`).values(),
  ];
  const compared = new Map<number, number>();
  const parts: Unlike[] = [];
  for (const of of readings) {
    await using flags = await engine.materialize('origin_compared', await compareHashes(engine, of, tables), options);
    for (const [number, count] of await countCompared(engine, flags, of, options)) compared.set(number, count);
    parts.push({ unlike: await engine.materialize('origin_unlike', unlikeRows(engine, flags, of, renewal, pack), options), of });
  }
  await using levels = await tellLevels(engine, parts, pack, options);
  for (const { unlike } of parts) await unlike.drop();
  const counts = await engine.all<{ number: number; level: Level; n: number }>(
    sql`select number, level, count(*) as n from ${levels.name} group by number, level`,
    options,
  );
  const found: Differences[] = [];
  for (const { number, copy, original, edge } of numbered) {
    const of = (level: Level): number => counts.find((row) => row.number === number && row.level === level)?.n ?? 0;
    const summary = await summarize(engine, levels, number, compared.get(number) ?? 0, of, edge.agreement?.codes !== undefined, options);
    found.push({ ...summary, dated: edge.agreement !== null && tellsLateness(copy, original, renewal, pack) });
  }
  return found;
}

function linkNumber(link: TableLink, comparables: readonly Comparable[]): number {
  return comparables.findIndex(({ edge }) => edge.link === link);
}

async function summarize(
  engine: Engine,
  levels: WorkTable,
  number: number,
  compared: number,
  of: (level: Level) => number,
  coded: boolean,
  options: RunOptions,
): Promise<Omit<Differences, 'dated'>> {
  const stale = of('stale');
  const outliers = of('outlier');
  const lessened = of('lessened');
  const different = of('different') + stale + outliers + lessened;
  const equal = compared - different;
  const otherwise = conventions.map((level) => of(level));
  const written = otherwise.reduce((sum, n) => sum + n, 0);
  const most = conventions[otherwise.indexOf(Math.max(...otherwise))] ?? 'spelling';
  const convention = equal > 0 && written >= usual * equal ? most : null;
  const same: Level[] = convention ? asSame[convention] : ['same'];
  const variants = conventions.filter((level) => !same.includes(level)).reduce((sum, level) => sum + of(level), 0);
  const rows = await engine.materialize(
    'origin_differences',
    sql`select record_key, original_key, case when level in ('different', 'stale', 'outlier', 'lessened') then level else 'variant' end as level, observed, expected
      from ${levels.name} where number = ${number} and level not in (${join(same)})`,
    options,
  );
  return {
    compared,
    same: equal - variants,
    variants,
    different,
    stale,
    outliers,
    lessened,
    convention: convention ?? (coded ? 'codes' : null),
    rows,
  };
}

/** `copy_row`, `original_row` and for each comparison `d`: 0 where the texts are equal, 1 where only the comparable forms are, 2 else; null where a side is. */
async function compareHashes({ dialect }: Engine, of: readonly Numbered[], tables: readonly HashTable[]): Promise<Sql> {
  const [first] = of;
  if (!first) return sql`select null as copy_row`;
  const aligned = await together(first.edge.link.alignment);
  const [copyRow, originalRow] = rowColumns(first);
  const flags = of.map(({ copy, original, edge, number }) => {
    const [form, other] = [id('c', hashColumn(copy)), id('o', hashColumn(original))];
    const codes = codesTo(copy, edge);
    const text = sql`${id('o', textColumn(original))}`;
    const expected = codes ? recoded(text, codes, dialect) : text;
    const equal = sql`when ${id('c', textColumn(copy))} = ${expected} then 0`;
    return sql`case when ${form} is null or ${other} is null then null ${equal} when ${form} = ${other} then 1 else 2 end as ${id(`d${number}`)}`;
  });
  const met = sql`select ${copyRow} as copy_row, ${originalRow} as original_row, ${join(flags)} from ${aligned} as a
    join ${hashTableOf(tables, first.copy).rows.name} as c on c.${id('row')} = a.${copyRow}
    join ${hashTableOf(tables, first.original).rows.name} as o on o.${id('row')} = a.${originalRow}`;
  return isMetByChance(first) ? mostAlike(met, of) : met;
}

/** May a record of the copy meet other things than its own? Fields that together tell things apart (sheet and area) tell two of some hundred alike. */
function isMetByChance({ copy, edge: { link } }: Comparable): boolean {
  const { one, oneKey, repetition } = link.alignment;
  return one.table === copy.table && oneKey.length > 1 && repetition > 1;
}

/** Of the records that one of the copy met, those that agree with it in most. */
function mostAlike(met: Sql, of: readonly Numbered[]): Sql {
  const columns = join([sql`copy_row`, sql`original_row`, ...of.map(({ number }) => sql`${id(`d${number}`)}`)]);
  const points = join(
    of.map(({ number }) => sql`case when ${id(`d${number}`)} < 2 then 1 else 0 end`),
    sql` + `,
  );
  return sql`select ${columns} from (select *, max(points) over (partition by copy_row) as most from (select *, ${points} as points from (${met}) as m) as p) as q
    where points = most`;
}

/** Records that met and have a value on both sides. */
async function countCompared(engine: Engine, flags: WorkTable, of: readonly Numbered[], options: RunOptions): Promise<Map<number, number>> {
  const both = of.map(({ number }) => sql`count(${id(`d${number}`)}) as ${id(`n${number}`)}`);
  const counts = await engine.one<Record<string, number>>(sql`select ${join(both)} from ${flags.name}`, options);
  return new Map(of.map(({ number }) => [number, counts[`n${number}`] ?? 0]));
}

function rowColumns({ copy, edge }: Comparable): [ReturnType<typeof id>, ReturnType<typeof id>] {
  return edge.link.alignment.one.table === copy.table ? [id('one_row'), id('many_row')] : [id('many_row'), id('one_row')];
}

/** `record_key`, whether the record is `late`, and for each comparison `d` and the two texts, of the records where any two differ. */
function unlikeRows({ dialect }: Engine, flags: WorkTable, of: readonly Numbered[], renewal: Renewal, pack: CountryPack): Sql {
  const [first] = of;
  if (!first) return sql`select null as record_key`;
  const texts = of.flatMap(({ copy, original, edge, number }) => {
    const expected = fieldText(original, 'o', dialect);
    const codes = codesTo(copy, edge);
    const inCodes = codes ? sql`coalesce(${dialect.lookUp(expected, codes)}, ${expected})` : expected;
    return [id('a', `d${number}`), sql`${fieldText(copy, 'c', dialect)} as ${id(`c${number}`)}`, sql`${inCodes} as ${id(`o${number}`)}`];
  });
  const source = (table: TableProfile): Sql => tableSql(table, dialect);
  const unlike = sql`select * from ${flags.name} where ${or(...of.map(({ number }) => sql`${id(`d${number}`)} > 0`))}`;
  return sql`
    select ${recordKeySql(first.copy.table, 'c', dialect)} as record_key, ${recordKeySql(first.original.table, 'o', dialect)} as original_key,
      ${notRenewed(first.copy.table, first.original.table, renewal, dialect, pack)} as late, ${join(texts)} from (${unlike}) as a
    join ${source(first.copy.table)} as c on ${id('c', rowNumberColumn(first.copy.table))} = a.copy_row
    join ${source(first.original.table)} as o on ${id('o', rowNumberColumn(first.original.table))} = a.original_row`;
}

/** From the original's codes to the copy's. */
function codesTo(copy: Field, { agreement }: Edge): ReadonlyMap<string, string> | undefined {
  if (!agreement?.codes) return undefined;
  return agreement.many === copy ? agreement.codes : turned(agreement.codes);
}
