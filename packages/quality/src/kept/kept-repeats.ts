import { rename } from 'node:fs/promises';
import type { Rule } from '@sogoc/contract';
import { type Engine, id, join, nameOf, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { recordKeySql, rowNumberColumn, rowOfPartSql, tableSql } from '@sogoc/profile';
import type { RepeatsFound } from '../pages/page-work.ts';
import { NotReadable } from '../pages/pages-error.ts';
import type { Repeats, SetRuleKind } from '../rule-kind.ts';
import type { RuleResult } from '../scorecard.ts';
import { findChanged } from './find-changed.ts';
import { aboutOf } from './found-file.ts';
import { hashWriter, withRepeating } from './hash-pages.ts';
import type { HashWriter } from './hash-writer.ts';
import { keysUnit } from './kept-keys.ts';
import { contextOfParts, type KeptRun, missingParts } from './kept-run.ts';
import { hashUnit, setOf, told } from './kept-sets.ts';
import { type KeptPart, partId } from './kept-table.ts';
import type { KeptRepeats } from './manifest.ts';
import { partNumber } from './scan-parts.ts';

export type RepeatsKind = SetRuleKind & Required<Pick<SetRuleKind, 'repeats'>>;

type FoundInPages = NonNullable<NonNullable<RepeatsFound>['found']>;

export interface RepeatsTask {
  run: KeptRun;
  rule: Rule;
  kind: RepeatsKind;
  /** The unit of the hashes. */
  unit: string;
  /** Writes hashes without the engine. */
  byPages: HashWriter | null;
  /** Label of the findings of whole duplicates, which are left out. */
  except: string | null;
}

/**
 * A rule that values must not repeat. Of each part the hashes of its values are kept, and which of them repeat. That can have changed only for hashes that more records of
 * the parts have than before, and for those that repeat and are in a part that came or went: these are looked for in all parts, what else was found stays as it is.
 * Values with equal hashes are compared themselves.
 * @returns the result, and the label of the findings.
 */
export async function runRepeats(run: KeptRun, rule: Rule, kind: RepeatsKind, except: string | null): Promise<{ result: RuleResult; label: string }> {
  const { states, table, live, engine, options } = run;
  const parts = table.parts.map((part) => part.id);
  const task = await hashed(run, rule, kind, except);
  const { unit } = task;
  const known = states.manifest.repeats[unit];
  const before = known && known.except === except && sameOrder(known.parts, parts) ? known : undefined;
  // Findings stay under their label as long as they are only added to and voided.
  const label = before?.label ?? nameOf(unit, parts, except, states.manifest.next);
  for (const one of [unit, label]) live.units.add(one);
  if (before?.parts.join() !== parts.join()) states.manifest.repeats[unit] = { parts, except, label, ...(await find(task, label, before)) };
  const { failed = 0, left = 0 } = states.manifest.repeats[unit] ?? {};
  const { present } = await engine.one<{ present: number }>(
    sql`select cast(coalesce(sum(n), 0) as bigint) as present from ${states.counts} as c where unit = ${unit} and part in (${join(parts)})`,
    options,
  );
  return { result: told(run, rule, label, present - left, failed), label };
}

/** Adds the hashes of parts that have none. Those of pages and those of the engine are no two ways to make the same, so they are units of their own. */
async function hashed(run: KeptRun, rule: Rule, kind: RepeatsKind, except: string | null): Promise<RepeatsTask> {
  const paged = hashUnit(run, rule, except !== null, 'pages');
  try {
    const byPages = await hashWriter(run, rule, kind, paged);
    if (byPages) {
      const task = { run, rule, kind, unit: paged, byPages, except };
      await addHashes(task, missingParts(run, paged));
      const keys = keysUnit(run);
      if (keys !== null) run.live.units.add(keys);
      return task;
    }
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
  }
  const { hashed: cheap } = kind.repeats(rule.check as never, run.context);
  const task = { run, rule, kind, unit: hashUnit(run, rule, except !== null, ...(cheap ? ['as stored'] : [])), byPages: null, except };
  await addHashes(task, missingParts(run, task.unit));
  return task;
}

async function addHashes({ run, rule, kind, unit, byPages }: RepeatsTask, missing: readonly KeptPart[]): Promise<void> {
  if (missing.length === 0) return;
  const context = contextOfParts(run, missing);
  const { dialect, profile } = context;
  const { values, hashed = values.map((value) => dialect.hash64(value)), present } = kind.repeats(rule.check as never, context);
  const counted = await run.states.addHashes(
    unit,
    missing.map(({ id }) => id),
    byPages ??
      sql`select ${partNumber(context, 't')} as part, ${rowOfPartSql(profile, 't')} as row, ${dialect.hashRow(hashed)} as hash
      from ${tableSql(profile, dialect)} as t where ${present}`,
  );
  const rows = missing.map(({ id: part }, place) => sql`(${unit}, ${part}, '', ${counted[place] ?? 0})`);
  await run.states.addCounts(sql`select * from (values ${join(rows)}) as v(unit, part, flags, n)`);
}

async function find(task: RepeatsTask, label: string, before: KeptRepeats | undefined): Promise<Pick<KeptRepeats, 'failed' | 'left'>> {
  const { run, unit, except } = task;
  const { engine, states, options } = run;
  const changed = before && task.byPages && except === null ? await findChanged(task, label, before) : null;
  if (before && changed) return { failed: before.failed - changed.stale + changed.found, left: 0 };
  const known = before || !task.byPages || except !== null ? null : await run.ahead?.repeating(unit);
  if (known?.found) return { failed: await keepFound(task, label, known.path, known.found), left: 0 };
  if (known?.hasValues) return { failed: await findKnown(task, label, known.path), left: 0 };
  const { repeated, stale } = before || !task.byPages ? await lookFor(task, label, before) : await repeatedOf(task);
  await using _ = repeated;
  if (repeated.rows > 0) await states.addRepeating(unit, sql`select hash from ${repeated.name}`, before === undefined);
  if (except === null) return { failed: (before?.failed ?? 0) - stale + (await findAmong(task, label, repeated)), left: 0 };
  const others = sql`select c.part, c.row, c.hash from ${repeated.name} as c
    anti join (select in_part, row from ${await foundNow(run, except)}) as x on x.in_part = c.part and x.row = c.row`;
  await using candidates = await engine.materialize('candidates', severalOf(others), options);
  return { failed: (before?.failed ?? 0) - stale + (await findAmong(task, label, candidates)), left: await leftOut(task, except) };
}

/** Keeps what was found without the engine. @param path of the hashes that repeat. */
async function keepFound(task: RepeatsTask, label: string, path: string, { rows, hashes, groups }: FoundInPages): Promise<number> {
  const { run, unit, rule, kind } = task;
  if (hashes === 0) return 0;
  const move = async (to: string): Promise<number> => {
    await rename(path, to);
    return hashes;
  };
  await run.states.addNewlyRepeating(unit, move, true);
  const compiled = kind.compile(rule.check as never, { ...run.context, except: null });
  const about = aboutOf(setOf(run, rule, compiled, kind), label);
  for (const group of groups) await run.found.add([{ about, parts: new Map([['', group.rows]]) }], group);
  return rows;
}

/** Finds what repeats where keys and values of the records whose hash does are known: nothing is read of the table. @param path of a file of `repeatingValues`, of all parts. */
async function findKnown(task: RepeatsTask, label: string, path: string): Promise<number> {
  const { run, unit, rule, kind } = task;
  const { engine, states, table, options } = run;
  const query = sql`select hash from read_parquet(${path}) as few group by hash having count(*) > 1`;
  await using repeated = await engine.materialize('repeated', query, options);
  if (repeated.rows === 0) return 0;
  await states.addRepeating(unit, sql`select hash from ${repeated.name}`, true);
  const context = contextOfParts(run, table.parts);
  const { shown } = kind.repeats(rule.check as never, context);
  const order = sql`over (partition by value order by place, row)`;
  const found = sql`select key as record_key, ${shown ? sql`value` : engine.dialect.cast(sql`null`, 'text')} as observed, first_key as expected,
    ${partId(table.parts, sql`place`)} as part, row, hash
    from (select *, row_number() ${order} as turn, first_value(key) ${order} as first_key from read_parquet(${path}) as few) as n where turn > 1`;
  return addFindings(task, label, found, context);
}

/** All records whose hash repeats. */
async function repeatedOf(task: RepeatsTask): Promise<{ repeated: WorkTable; stale: number }> {
  const { run, unit } = task;
  const parts = run.table.parts.map((part) => part.id);
  const repeated = await withRepeating(run, unit, parts, (among) => run.engine.materialize('repeated', severalOf(among), run.options));
  return repeated ? { repeated, stale: 0 } : lookFor(task, '', undefined);
}

/** The records whose hash may have come to repeat, or all that repeat where nothing was known `before`; and how many findings are no longer true. */
async function lookFor(
  { run, ...task }: RepeatsTask,
  label: string,
  before: KeptRepeats | undefined,
): Promise<{ repeated: WorkTable; stale: number }> {
  const { engine, states, table, options } = run;
  const { unit } = task;
  const now = table.parts.map((part) => part.id);
  const live = states.hashes(unit, now);
  const query = before ? hashesToLookFor({ run, ...task }, before.parts, now) : repeatedHashes(live);
  await using looked = await engine.materialize('looked', query, options);
  await using voided = before && looked.rows > 0 ? await states.voidFindings(label, sql`select hash from ${looked.name}`) : null;
  const stale = voided?.rows ?? 0;
  // Only of the few that are left the part is named.
  const among = sql`with few as materialized (select * from ${live} as h where hash in (select hash from ${looked.name}))
    select p.part, few.row, few.hash from few join ${states.placesOf(unit)} as p on p.log = few.log and p.place = few.place`;
  const none = looked.rows > 0 ? sql`` : sql` limit 0`;
  return { repeated: await engine.materialize('repeated', sql`select * from (${severalOf(among)}) as q${none}`, options), stale };
}

/** Sorting whole numbers and holding each against the one before costs half of grouping them. */
function repeatedHashes(hashes: Sql): Sql {
  return sql`select distinct hash from (select hash, lag(hash) over (order by hash) as previous from ${hashes} as h) as q where hash = previous`;
}

/** Of rows with a `hash` those whose hash others have too. */
function severalOf(rows: Sql): Sql {
  return sql`with among as materialized (${rows}) select * from among where hash in (select hash from among group by hash having count(*) > 1)`;
}

/** The hashes that more records have in the parts that came than in those that went, and the ones in any of these that repeat. */
function hashesToLookFor({ run, unit }: RepeatsTask, before: readonly string[], now: readonly string[]): Sql {
  const { states } = run;
  const came = states.hashes(
    unit,
    now.filter((part) => !before.includes(part)),
  );
  const went = states.hashes(
    unit,
    before.filter((part) => !now.includes(part)),
  );
  return sql`select hash from (select hash, 1 as n from ${came} as h union all select hash, -1 from ${went} as h) as changed
    group by hash having sum(n) > 0 or hash in (select hash from ${states.repeating(unit)} as r)`;
}

/** Findings of this run and of earlier ones under a label, as rows of `in_part` and `row`. */
async function foundNow(run: KeptRun, label: string): Promise<Sql> {
  return sql`(select in_part, row from ${run.states.findings} as f where unit = ${label}
    union all select in_part, row from ${run.into.name} as f where unit = ${label})`;
}

/** Records that the rule would speak about, were they not whole duplicates. */
async function leftOut({ run, unit }: RepeatsTask, except: string): Promise<number> {
  const parts = run.table.parts.map((part) => part.id);
  const found = sql`(select in_part, row from ${await foundNow(run, except)} as d)`;
  const { left } = await run.engine.one<{ left: number }>(
    sql`select count(*) as left from ${run.states.hashes(unit, parts)} as h join ${run.states.placesOf(unit)} as p on p.log = h.log and p.place = h.place
      semi join ${found} as x on x.in_part = p.part and x.row = h.row`,
    run.options,
  );
  return left;
}

/** The parts that are in both lists come in the same order: what was the first of its group still is. */
function sameOrder(before: readonly string[], now: readonly string[]): boolean {
  const [old, current] = [new Set(before), new Set(now)];
  return before.filter((part) => current.has(part)).join() === now.filter((part) => old.has(part)).join();
}

/** Compares the values of records with equal hashes, and adds those beyond the first of each group. */
async function findAmong(task: RepeatsTask, label: string, candidates: WorkTable): Promise<number> {
  const { run, rule, kind } = task;
  const { engine, options, table } = run;
  if (candidates.rows === 0) return 0;
  const named = await engine.all<{ part: string }>(sql`select distinct part from ${candidates.name}`, options);
  const some = new Set(named.map(({ part }) => part));
  const parts = table.parts.filter((part) => some.has(part.id));
  const context = contextOfParts(run, parts);
  return addFindings(task, label, repeatsQuery(kind.repeats(rule.check as never, context), context, parts, candidates.name, engine), context);
}

async function addFindings({ run, rule, kind }: RepeatsTask, label: string, query: Sql, context: KeptRun['context']): Promise<number> {
  const { engine, options, into } = run;
  await using found = await engine.materialize('findings', query, options);
  const compiled = kind.compile(rule.check as never, { ...context, except: null });
  const state = { unit: label, inPart: sql`f.part`, row: sql`f.row`, hash: sql`f.hash` };
  if (found.rows > 0) await into.add({ ...setOf(run, rule, compiled, kind), state, query: sql`select * from ${found.name}` });
  return found.rows;
}

function repeatsQuery(
  { values, present, shown }: Repeats,
  { profile, dialect }: KeptRun['context'],
  parts: readonly KeptPart[],
  candidates: WorkTable['name'],
  engine: Engine,
): Sql {
  const key = recordKeySql(profile, 't', dialect);
  const order = sql`over (partition by ${join(values)} order by ${id('t', rowNumberColumn(profile))})`;
  const observed = shown
    ? engine.dialect.concat(...values.flatMap((value, index) => [...(index ? [sql`', '`] : []), value]))
    : dialect.cast(sql`null`, 'text');
  const firstRows = parts.map((_, place) => parts.slice(0, place).reduce((sum, { file }) => sum + (file?.rows ?? 0), 0));
  const list = parts.map(({ id: part }, place) => sql`(${part}, ${firstRows[place] ?? 0})`);
  // One whole number tells the row: it is looked up for every record of the parts.
  const placed = sql`(select c.*, c.row + p.first_row as place from ${candidates} as c join (values ${join(list)}) as p(part, first_row) on p.part = c.part)`;
  return sql`select record_key, observed, first_key as expected, part, row, hash from (
    select ${key} as record_key, ${observed} as observed, row_number() ${order} as turn, first_value(${key}) ${order} as first_key, c.part, c.row, c.hash
    from ${tableSql(profile, dialect)} as t join ${placed} as c on c.place = ${id('t', rowNumberColumn(profile))} where ${present}) as n where turn > 1`;
}
