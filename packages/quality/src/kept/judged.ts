import { and, type Engine, id, join, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { FindingSet } from '../findings.ts';
import type { RuleContext } from '../rule-kind.ts';
import { type CompiledRule, comesBefore, flagged, isVariant, observations } from '../run/flags.ts';
import { inTurn } from '../run/in-turn.ts';
import { compile, type RecordRuleOf } from '../run/scan.ts';
import type { KeptRun } from './kept-run.ts';
import { type KeptPart, partId } from './kept-table.ts';
import { flagsText, type Unit } from './unit.ts';

/** Records that may break rules, of several units. */
export interface Suspects {
  /** `place` of the unit among `units`, `suspect_part`, `suspect_key`, and `suspect_value`, a text that is the same for equal values of the unit's column alone. */
  table: WorkTable;
  units: readonly Unit[];
  /** Of each unit, where it has suspects, a FROM item of the values among them, each once: `suspect_value` and the column. */
  values: readonly (Sql | null)[];
}

/** The same, and what the rules of each unit say of each value: `suspect_value`, `flags`, and of each rule, by its place, what `observations` says. */
interface Judged extends Suspects {
  verdicts: readonly { unit: Unit; place: number; table: WorkTable; rules: readonly CompiledRule[] }[];
}

/** What rules say of suspects, whether the engine holds it or arrays do. */
export interface Judgement {
  units: readonly Unit[];
  /** Counts how many suspects of each part have which flags. */
  addCounts(run: KeptRun, parts: readonly KeptPart[]): Promise<void>;
  /** Adds the findings of rules that fail. */
  addFindings(run: KeptRun, failing: readonly FailingUnit[], parts: readonly KeptPart[]): Promise<void>;
}

/** Statements that judge at a time: the engine plans each on one processor, which takes as long as to run it. */
export const statementsAtOnce = 2;

/**
 * Asks rules of the values of suspects, each once: counts and findings are then the same question for all units, in which no rule has to be planned again.
 * @param into drops the tables in the end.
 */
export async function judge(
  engine: Engine,
  suspects: Suspects,
  context: RuleContext,
  into: AsyncDisposableStack,
  options: RunOptions,
): Promise<Judgement> {
  const { units, values } = suspects;
  const verdicts: Judged['verdicts'][number][] = [];
  await inTurn([...units.entries()], statementsAtOnce, async ([place, unit]) => {
    const own = values[place];
    if (!own) return;
    const { query, rules } = verdict(unit, own, context);
    verdicts.push({ unit, place, rules, table: into.use(await engine.materialize('judged', query, options)) });
  });
  const judged: Judged = { ...suspects, verdicts };
  return {
    units,
    addCounts: async ({ states }, parts) => {
      if (verdicts.length > 0) await states.addCounts(judgedCounts(judged, parts));
    },
    addFindings: async ({ into: findings }, failing, parts) => {
      const { sets, query } = judgedFindings(judged, failing, parts);
      await findings.addTogether(sets, query);
    },
  };
}

/** What the rules of a unit say of values: `suspect_value`, `flags`, what `observations` says, and further columns of the values. */
export function verdict(unit: Unit, values: Sql, context: RuleContext, also: readonly string[] = []): { query: Sql; rules: CompiledRule[] } {
  const { dialect } = context;
  const { cells, rules } = compile(unit.rules, context);
  const variants = rules.map((rule) => isVariant(rule));
  const named = variants.flatMap((variant, place) => (variant ? [sql`${variant} as ${id(`v${place}`)}`] : []));
  const flags = flagsText(
    rules.map(({ number }, place) => ({ number, variant: variants[place] !== undefined })),
    dialect,
  );
  const own = ['suspect_value', ...also];
  const cell = cells.query(
    values,
    own.map((name) => sql`${id('t', name)}`),
    dialect,
  );
  const query = sql`select ${join(own.map((name) => sql`${id(name)}`))}, ${flags} as flags, ${observations(rules, dialect)} from (select ${join([sql`*`, ...named])} from (${flagged(cell, rules)}) as flags) as flags`;
  return { query, rules };
}

/** Rows of `unit`, `part`, `flags`, `n`: how many suspects of each part have which flags. */
function judgedCounts({ table, units, verdicts }: Judged, parts: readonly KeptPart[]): Sql {
  const flags = verdicts.map((own) => sql`select ${own.place} as place, suspect_value, flags from ${own.table.name}`);
  const counts = sql`select s.place, s.suspect_part, j.flags, count(*) as n from ${table.name} as s join (${join(flags, sql` union all `)}) as j
    on j.place = s.place and j.suspect_value is not distinct from s.suspect_value group by s.place, s.suspect_part, j.flags`;
  const unit = sql`(${units.map(({ id: own }) => own)})[place + 1]`;
  return sql`select ${unit} as unit, ${partId(parts, sql`suspect_part`)} as part, flags, n from (${counts}) as c`;
}

/** A unit with the rules of it that count, and those that fail. */
export interface FailingUnit {
  unit: Unit;
  kept: readonly RecordRuleOf[];
  failing: ReadonlySet<RecordRuleOf>;
  /** The name of its findings. */
  label: string;
}

/** The findings of rules that fail: what those of each rule have in common, and rows of `set_place` (among these), `record_key`, `part`, `kind`, `observed`, `expected`. */
function judgedFindings(
  { table, verdicts }: Judged,
  all: readonly FailingUnit[],
  parts: readonly KeptPart[],
): { sets: Omit<FindingSet, 'query'>[]; query: Sql } {
  const sets: Omit<FindingSet, 'query'>[] = [];
  const found: Sql[] = [];
  for (const { unit, kept, failing, label } of all) {
    const own = verdicts.find((one) => one.unit.id === unit.id);
    for (const [at, compiled] of own?.rules.entries() ?? []) {
      if (!own || !isAmong(compiled, [...failing])) continue;
      const { rule, personal, sql: of } = compiled;
      const { database, table: name, severity, id: ruleId } = rule;
      const earlier = earlierPlaces(own.rules, compiled, kept).map(isBroken);
      found.push(sql`select ${own.place} as place, ${sets.length} as set_place, suspect_value, ${id(`k${at}`)} as kind, ${id(`o${at}`)} as observed,
        ${id(`x${at}`)} as expected from ${own.table.name} where ${and(isBroken(at), ...(earlier.length > 0 ? [sql`not ${or(...earlier)}`] : []))}`);
      const about = { database, table: name, severity, personal, column: of.column, rule: ruleId, kind: 'from-query', origin: null } as const;
      sets.push({ ...about, expectedInClear: of.expectedInClear, state: { unit: label, part: sql`f.part` } });
    }
  }
  const query = sql`select j.set_place, s.suspect_key as record_key, ${partId(parts, sql`s.suspect_part`)} as part, j.kind, j.observed, j.expected
    from ${table.name} as s join (${join(found, sql` union all `)}) as j on j.place = s.place and j.suspect_value is not distinct from s.suspect_value`;
  return { sets, query };
}

/** The places of the rules that leave a rule no value that they report. @param kept those that count. */
export function earlierPlaces(rules: readonly CompiledRule[], rule: CompiledRule, kept: readonly RecordRuleOf[]): number[] {
  return rules.flatMap((other, place) => (isAmong(other, kept) && comesBefore(other, rule) ? [place] : []));
}

const isBroken = (place: number): Sql => sql`substr(flags, ${3 * place + 2}, 1) = '1'`;

export const isAmong = ({ rule }: Pick<RecordRuleOf, 'rule'>, others: readonly RecordRuleOf[]): boolean =>
  others.some((other) => other.rule === rule);
