import { and, type Engine, id, join, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { isPlainly, rowNumberColumn, tableSql } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import { flagged } from '../run/flags.ts';
import { compile } from '../run/scan.ts';
import { tally } from '../run/tally.ts';
import { isScreenable, plainContext, screen } from '../screen/screen.ts';
import { type PartScan, partNumber } from './scan-parts.ts';
import { flagsText, type Unit } from './unit.ts';

/** A unit whose records are screened: rules are asked of those alone that may break one. */
export interface ScreenedUnit extends Unit {
  /** The flags of a record without a value, where it breaks none of the rules: it is then no suspect. */
  missing?: string;
}

const smallTable = 50_000;
const sampled = 20_000;
/** Share (0..1) of suspects from which on they are not worth to be set apart. */
const tooMany = 0.15;

/** Flags of a record about which all rules speak, and which breaks none. */
const sound = ({ rules }: Unit): string => '100'.repeat(rules.length);

/** Those of the units that are worth to be screened. */
export async function screenedUnits(engine: Engine, units: readonly Unit[], context: RuleContext, options: RunOptions): Promise<ScreenedUnit[]> {
  const screenable = units.filter((unit) => isScreenable(unit, context));
  if (screenable.length === 0) return [];
  const made = await withMissing(engine, screenable, context, options);
  if (context.profile.rows <= smallTable) return made;
  const { query, conditions } = screened(made, context, []);
  const suspects = conditions.map(
    (condition, place) => sql`${context.dialect.countIf(sql`not coalesce(${condition}, false)`)} as ${id(`n${place}`)}`,
  );
  const some = sql`(select * from ${tableSql(context.profile, context.dialect)} as base limit ${sampled})`;
  const found = await engine.one<Record<string, number>>(sql`select ${join(suspects)} from (${query(some)}) as s`, options);
  return made.filter((_, place) => Number(found[`n${place}`]) <= tooMany * sampled);
}

/** All records that may break a rule of the units, with the columns that the rules and the record's key need, and the numbers of part and row. */
export function suspectRecords(units: readonly ScreenedUnit[], context: RuleContext): Sql {
  const { profile, dialect } = context;
  const names = [...new Set([...units.map(({ column }) => column), ...profile.recordKey.columns])];
  const kept = [
    ['part_number', partNumber(context, 't')] as const,
    ...[rowNumberColumn(profile), ...names].map((name) => [name, id('t', name)] as const),
  ];
  // Under names of their own: a column may be called as a cell is.
  const extra = kept.map(([, value], place) => sql`${value} as ${id(`x${place}`)}`);
  const { query, conditions } = screened(units, context, extra);
  const columns = kept.map(([name], place) => sql`${id(`x${place}`)} as ${id(name)}`);
  return sql`select ${join(columns)} from (${query(tableSql(profile, dialect))}) as s where not coalesce(${and(...conditions)}, false)`;
}

/** The context for suspects: where all of their values in a column are plainly written, none needs to be trimmed or cleaned. */
export async function contextOfSuspects(
  engine: Engine,
  units: readonly Unit[],
  context: RuleContext,
  suspects: WorkTable['name'],
  options: RunOptions,
): Promise<RuleContext> {
  const { dialect, profile } = context;
  const texts = profile.columns.filter(({ name, storage, reading }) => {
    return storage === 'text' && reading.kind === 'stored' && units.some(({ column }) => column === name);
  });
  if (texts.length === 0) return context;
  const odd = texts.map(({ name }, place) => sql`${dialect.countIf(sql`not ${isPlainly(sql`${id(name)}`, dialect)}`)} as ${id(`n${place}`)}`);
  const found = await engine.one<Record<string, number>>(sql`select ${join(odd)} from ${suspects} as t`, options);
  const plain = new Set(texts.filter((_, place) => Number(found[`n${place}`]) === 0).map(({ name }) => name));
  return plainContext(context, ({ name }) => plain.has(name));
}

/** Rows of `unit`, `part_number`, `flags`, `n` for the records that are no suspects. */
export function soundCounts(units: readonly ScreenedUnit[], suspects: WorkTable['name'], { context }: Pick<PartScan, 'context'>): Sql {
  const { profile, dialect } = context;
  const optional = units.filter(({ missing }) => missing !== undefined);
  const nulls = (alias: string): Sql[] =>
    optional.map(({ column }, place) => sql`${dialect.countIf(sql`${id(alias, column)} is null`)} as ${id(`z${place}`)}`);
  const all = sql`select ${partNumber(context, 't')} as part_number, ${join([sql`count(*) as n`, ...nulls('t')])} from ${tableSql(profile, dialect)} as t group by 1`;
  const set = sql`select part_number, ${join([sql`count(*) as n`, ...nulls('t')])} from ${suspects} as t group by 1`;
  const rest = (name: string): Sql => sql`${id('a', name)} - coalesce(${id('s', name)}, 0) as ${id(name)}`;
  const left = sql`select a.part_number, ${join(['n', ...optional.map((_, place) => `z${place}`)].map(rest))}
    from (${all}) as a left join (${set}) as s on s.part_number = a.part_number`;
  const counts = units.map((unit) => {
    const place = optional.indexOf(unit);
    const z = id(`z${place}`);
    if (place < 0) return sql`select ${unit.id} as unit, part_number, ${sound(unit)} as flags, n from rest`;
    return sql`select ${unit.id} as unit, part_number, ${sound(unit)} as flags, n - ${z} as n from rest
      union all select ${unit.id}, part_number, ${unit.missing ?? ''}, ${z} from rest`;
  });
  return sql`with rest as (${left}) ${join(counts, sql` union all `)}`;
}

function screened(units: readonly ScreenedUnit[], context: RuleContext, extra: readonly Sql[]): { query: (from: Sql) => Sql; conditions: Sql[] } {
  const { cells, conditions } = screen(units, context);
  const own = conditions.map((condition, place) => {
    const unit = units[place];
    return unit?.missing === undefined ? condition : or(sql`${cells.cell(unit.column).stored} is null`, condition);
  });
  return { query: (from) => cells.query(from, extra, context.dialect), conditions: own };
}

/** Asks the rules of a record without any value: where it breaks none of a unit's, such records are no suspects. */
async function withMissing(engine: Engine, units: readonly Unit[], context: RuleContext, options: RunOptions): Promise<ScreenedUnit[]> {
  const optional = units.filter(({ rules }) => rules.every(({ rule }) => rule.check.kind !== 'required'));
  if (optional.length === 0) return [...units];
  const { dialect, profile } = context;
  const { cells, rules } = compile(
    optional.flatMap((unit) => unit.rules),
    context,
  );
  const nothing = sql`(select base.* from (select 1 as one) as o left join (select * from ${tableSql(profile, dialect)} as t limit 0) as base on true)`;
  let first = 0;
  const flags = optional.map((unit, place) => {
    const own = rules.slice(first, first + unit.rules.length).map(({ number, sql: { variant } }) => ({ number, variant: variant !== undefined }));
    first += unit.rules.length;
    return sql`${flagsText(own, dialect)} as ${id(`u${place}`)}`;
  });
  const row = await engine.one<Record<string, string>>(
    sql`select ${join(flags)} from (${tally(flagged(cells.query(nothing, [], dialect), rules), rules, dialect)}) as q`,
    options,
  );
  return units.map((unit) => {
    const missing = row[`u${optional.indexOf(unit)}`];
    const breaks = missing === undefined || [...missing].some((sign, place) => place % 3 === 1 && sign === '1');
    return breaks ? unit : { ...unit, missing };
  });
}
