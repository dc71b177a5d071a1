import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { recordKeySql, rowNumberColumn, tableSql, tellableParts } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import { breaksAny, type CompiledRule, flagged, shown } from '../run/flags.ts';
import { compile, type RecordRuleOf } from '../run/scan.ts';
import { tally } from '../run/tally.ts';
import { flagsText, type Unit } from './unit.ts';

/** Units that are asked together of some parts of their table: of every record, or of the values of one column. */
export interface PartScan {
  units: readonly Unit[];
  context: RuleContext;
  /** Ask each distinct value in a part once, and weigh it by its records. */
  values: boolean;
  /** Tables with a `failing_row` of every record that can break a rule, where that is known: no other is looked at for findings. */
  failing?: readonly WorkTable['name'][];
}

/**
 * `counts`, a query over `tallied` of rows of `unit`, `part_number`, `flags`, `n`: how many records of each part have which flags of each unit. `tallied` has, where records are asked, a
 * `failing_row` of each that breaks a rule. The caller drops it.
 */
export async function countParts(engine: Engine, scan: PartScan, options: RunOptions): Promise<{ tallied: WorkTable; counts: Sql }> {
  const { context, units } = scan;
  const { dialect } = context;
  const { cells, rules } = compile(rulesOf(units), context);
  const row = sql`${id('t', rowNumberColumn(context.profile))} as failing_row`;
  const extra = scan.values ? [sql`t.part_number, t.n`] : [sql`${partNumber(context, 't')} as part_number`, row];
  const flags = flagged(cells.query(source(scan), extra, dialect), rules);
  // Records that break a rule are counted one by one: so their rows are known without asking all records twice.
  const breaking = sql`select * replace (case when ${breaksAny(rules)} then failing_row end as failing_row) from (${flags}) as flags`;
  const grouping = { columns: scan.values ? ['part_number'] : ['part_number', 'failing_row'], ...(scan.values && { weight: 'n' }) };
  const tallied = await engine.materialize('tally', tally(scan.values ? flags : breaking, rules, dialect, grouping), options);
  let first = 0;
  const counts = units.map((unit) => {
    const own = rules.slice(first, first + unit.rules.length).map(({ number, sql: { variant } }) => ({ number, variant: variant !== undefined }));
    first += unit.rules.length;
    return sql`select ${unit.id} as unit, part_number, ${flagsText(own, dialect)} as flags, cast(sum(n) as bigint) as n from ${tallied.name} group by 1, 2, 3`;
  });
  return { tallied, counts: join(counts, sql` union all `) };
}

/**
 * Records that break any of the failing rules: `part_number`, `record_key` and the columns of `shown`, numbered as the rules that come with it. `asked`: the
 * rules that leave values to each other.
 */
export function failuresOfParts(
  scan: PartScan,
  asked: readonly RecordRuleOf[],
  isFailing: (rule: RecordRuleOf) => boolean,
): { query: Sql; failing: { compiled: CompiledRule; rule: RecordRuleOf }[] } {
  const { context } = scan;
  const { dialect, profile } = context;
  const { cells, rules } = compile(asked, context);
  const failing = rules.flatMap((compiled, place) => {
    const rule = asked[place];
    return rule && isFailing(rule) ? [{ compiled, rule }] : [];
  });
  const some = failing.map(({ compiled }) => compiled);
  const key = sql`${recordKeySql(profile, 't', dialect)} as record_key`;
  const [unit] = scan.units;
  if (!scan.values || !unit) {
    const flags = flagged(cells.query(failingRecords(scan), [sql`${partNumber(context, 't')} as part_number`, key], dialect), rules);
    return { failing, query: sql`select part_number, record_key, ${shown(rules, some, dialect)} from (${flags}) as flags where ${breaksAny(some)}` };
  }
  const value = id('t', unit.column);
  const distinct = sql`(select distinct ${id(unit.column)} from ${tableSql(profile, dialect)} as base)`;
  const flags = flagged(cells.query(distinct, [sql`${value} as value_of_record`], dialect), rules);
  const query = sql`select t.part_number, ${key}, wrong.* from ${tableSql(profile, dialect)} as t
    join (select value_of_record, ${shown(rules, some, dialect)} from (${flags}) as flags where ${breaksAny(some)}) as wrong
    on ${value} is not distinct from wrong.value_of_record`;
  return { failing, query };
}

function rulesOf(units: readonly Unit[]): RecordRuleOf[] {
  return units.flatMap(({ rules }) => rules);
}

/** The parts as a FROM item; where values are asked, these with their `part_number` and `n`. Only tables whose rows can tell their part are asked so. */
function source(scan: PartScan): Sql {
  const {
    units: [unit],
    context: { profile, dialect },
    values,
  } = scan;
  const table = tableSql(profile, dialect);
  if (!values || !unit) return table;
  const value = id(unit.column);
  return sql`(select part_number, ${value}, count(*) as n from ${table} as base group by part_number, ${value})`;
}

function failingRecords({ context: { profile, dialect }, failing }: PartScan): Sql {
  const table = tableSql(profile, dialect);
  if (!failing) return table;
  const rows = join(
    failing.map((name) => sql`select failing_row from ${name} where failing_row is not null`),
    sql` union `,
  );
  const row = id('base', rowNumberColumn(profile));
  return sql`(select base.* from ${table} as base join (select distinct failing_row from (${rows}) as r) as w on w.failing_row = ${row})`;
}

/** The place of the row's file among the parts that are asked. */
export function partNumber({ profile }: Pick<RuleContext, 'profile'>, alias: string): Sql {
  return tellableParts(profile) ? sql`${id(alias, 'part_number')}` : sql`0`;
}
