import { and, type Engine, id, join, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { isPlainly, recordKeySql, tableSql } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import { flagged } from '../run/flags.ts';
import { compile } from '../run/scan.ts';
import { tally } from '../run/tally.ts';
import { isScreenable, plainContext, screen } from '../screen/screen.ts';
import type { Suspects } from './judged.ts';
import { partNumber } from './scan-parts.ts';
import { flagsText, type Unit } from './unit.ts';

/** A unit whose records are screened: rules are asked of those alone that may break one. */
export interface ScreenedUnit extends Unit {
  /** The flags of a record without a value, where it breaks none of the rules: it is then no suspect. */
  missing?: string;
}

const smallTable = 50_000;
const sampled = 20_000;
/** Share (0..1) of suspects from which on they are not worth to be set apart. */
export const tooMany = 0.15;

/** Flags of a record about which all rules speak, and which breaks none. */
export const soundFlags = ({ rules }: Unit): string => '100'.repeat(rules.length);

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

/** Query of the values, `value`, of the unit's column that may break a rule. */
export function suspectValues(unit: ScreenedUnit, context: RuleContext): Sql {
  const { profile, dialect } = context;
  const { query, conditions } = screened([unit], context, [sql`${id('t', unit.column)} as value`]);
  // Of what is grouped alone the engine would ask record by record, before it groups.
  const values = sql`(select min(${id(unit.column)}) as ${id(unit.column)} from ${tableSql(profile, dialect)} as base group by ${id('base', unit.column)})`;
  return sql`select value from (${query(values)}) as s where value is not null and not coalesce(${and(...conditions)}, false)`;
}

/**
 * All records that may break a rule of the units: the number of their part, their key, and of the unit of each place whether they are its suspects (`suspect<n>`) and the
 * value of its column (`value<n>`). `known`: tables of `suspectValues`, by the id of their unit.
 */
export function suspectRecords(units: readonly ScreenedUnit[], context: RuleContext, known: ReadonlyMap<string, WorkTable> = new Map()): Sql {
  const { profile, dialect } = context;
  const values = units.map(({ column }, place) => sql`${id('t', column)} as ${id(`value${place}`)}`);
  const extra = [sql`${partNumber(context, 't')} as suspect_part`, sql`${recordKeySql(profile, 't', dialect)} as suspect_key`, ...values];
  const asked = units.filter((unit) => !known.has(unit.id));
  const { query, conditions: own } = screened(asked, context, extra);
  const conditions = units.map((unit, place) => {
    const table = known.get(unit.id);
    if (!table) return own[asked.indexOf(unit)] ?? sql`false`;
    const value = id(`value${place}`);
    const isSound = table.rows === 0 ? sql`true` : sql`${value} not in (select value from ${table.name})`;
    return unit.missing === undefined ? and(sql`${value} is not null`, isSound) : or(sql`${value} is null`, isSound);
  });
  const columns = conditions.flatMap((condition, place) => [
    sql`not coalesce(${condition}, false) as ${id(`suspect${place}`)}`,
    sql`${id(`value${place}`)}`,
  ]);
  return sql`select suspect_part, suspect_key, ${join(columns)} from (${query(tableSql(profile, dialect))}) as s
    where not coalesce(${and(...conditions)}, false)`;
}

/** The units that have suspects, and the context for these: where all of their values in a column are plainly written, none needs to be trimmed or cleaned. */
export async function suspectedUnits(
  engine: Engine,
  units: readonly Unit[],
  context: RuleContext,
  suspects: WorkTable['name'],
  options: RunOptions,
): Promise<{ suspected: Unit[]; context: RuleContext }> {
  const { dialect, profile } = context;
  const isOdd = ({ column }: Unit, place: number): Sql => {
    const own = profile.columns.find(({ name }) => name === column);
    if (own?.storage !== 'text' || own.reading.kind !== 'stored') return sql`true`;
    return sql`not ${isPlainly(sql`${id(`value${place}`)}`, dialect)}`;
  };
  const counts = units.flatMap((unit, place) => {
    const suspect = sql`${id(`suspect${place}`)}`;
    const odd = dialect.countIf(and(suspect, isOdd(unit, place)));
    return [sql`${dialect.countIf(suspect)} as ${id(`n${place}`)}`, sql`${odd} as ${id(`odd${place}`)}`];
  });
  const found = await engine.one<Record<string, number>>(sql`select ${join(counts)} from ${suspects} as t`, options);
  const plain = new Set(units.filter((_, place) => Number(found[`odd${place}`]) === 0).map(({ column }) => column));
  return {
    suspected: units.filter((_, place) => Number(found[`n${place}`]) > 0),
    context: plainContext(context, ({ name }) => plain.has(name)),
  };
}

/** The suspects of each unit by themselves. `suspected`: the units that have any. */
export async function suspectsApart(
  engine: Engine,
  units: readonly Unit[],
  suspects: WorkTable['name'],
  suspected: readonly Unit[],
  options: RunOptions,
): Promise<Suspects> {
  const values: (Sql | null)[] = [];
  const records: Sql[] = [];
  for (const [place, unit] of units.entries()) {
    const value = id(`value${place}`);
    const text = sql`${engine.dialect.cast(sql`${value}`, 'text')} as suspect_value`;
    const from = sql`from ${suspects} where ${id(`suspect${place}`)}`;
    const has = suspected.some(({ id: own }) => own === unit.id);
    values.push(has ? sql`(select ${text}, min(${value}) as ${id(unit.column)} ${from} group by 1)` : null);
    if (has || records.length === 0) records.push(sql`select ${place} as place, suspect_part, suspect_key, ${text} ${from}`);
  }
  return { units, values, table: await engine.materialize('suspects_apart', join(records, sql` union all `), options) };
}

/** Rows of `unit`, `part_number`, `flags`, `n` for the records that are no suspects. */
export function soundCounts(units: readonly ScreenedUnit[], suspects: WorkTable['name'], context: RuleContext): Sql {
  const { profile, dialect } = context;
  const optional = units.filter(({ missing }) => missing !== undefined);
  const nulls = optional.map(({ column }, place) => sql`${dialect.countIf(sql`${id('t', column)} is null`)} as ${id(`z${place}`)}`);
  const all = sql`select ${partNumber(context, 't')} as part_number, ${join([sql`count(*) as n`, ...nulls])} from ${tableSql(profile, dialect)} as t group by 1`;
  const suspicious = units.map((_, place) => sql`${dialect.countIf(sql`${id(`suspect${place}`)}`)} as ${id(`s${place}`)}`);
  const some = sql`select suspect_part, ${join(suspicious)} from ${suspects} as t group by 1`;
  const both = sql`from every as a left join suspicious as s on s.suspect_part = a.part_number`;
  const counts = units.flatMap((unit, place) => {
    const row = (flags: string, n: Sql): Sql => sql`select ${unit.id} as unit, a.part_number, ${flags} as flags, ${n} as n ${both}`;
    const rest = sql`a.n - coalesce(${id('s', `s${place}`)}, 0)`;
    if (unit.missing === undefined) return [row(soundFlags(unit), rest)];
    const missing = sql`${id('a', `z${optional.indexOf(unit)}`)}`;
    return [row(soundFlags(unit), sql`${rest} - ${missing}`), row(unit.missing, missing)];
  });
  return sql`with every as (${all}), suspicious as (${some}) ${join(counts, sql` union all `)}`;
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
export async function withMissing(engine: Engine, units: readonly Unit[], context: RuleContext, options: RunOptions): Promise<ScreenedUnit[]> {
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
