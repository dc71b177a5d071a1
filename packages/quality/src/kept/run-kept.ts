import { checkColumns, type Rule } from '@sogoc/contract';
import { type Engine, type Identifier, id, join, nameOf, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import { Findings, identityOf } from '../findings.ts';
import { PagePool } from '../pages/page-pool.ts';
import { guarded } from '../run/guard.ts';
import { notMeasured } from '../run/result.ts';
import { ruleContext } from '../run/rule-context.ts';
import type { RunRulesOptions } from '../run-rules.ts';
import type { RuleResult } from '../scorecard.ts';
import { ColumnTests } from './column-tests.ts';
import { FoundFile } from './found-file.ts';
import { HashesAhead } from './hashes-ahead.ts';
import { runKeptRecords } from './kept-records.ts';
import { type RepeatsKind, runRepeats } from './kept-repeats.ts';
import type { KeptRun, LiveStates } from './kept-run.ts';
import { askedOf, foundBefore, keepFound, noting, type Others } from './kept-same.ts';
import { compileNoting, type OtherTables, othersOfQuery, runByPart, runWhole } from './kept-sets.ts';
import { isSmall, runSmall } from './kept-small.ts';
import { beginTable, type KeptTable, neutral, wholeTable } from './kept-table.ts';
import { Preparations } from './preparations.ts';
import { StateFolder, type StateOptions } from './state-folder.ts';
import { planTable, type TablePlan } from './table-plan.ts';
import { type ToldPiece, toldPieces } from './told-pieces.ts';

/**
 * As `runRules`, with what was counted and found kept in a folder: parts of tables (files) that are as they were are not asked again. Facts about all records of
 * a table are not taken from its profile, which may be of an earlier state; how its values are read is.
 */
export async function runKept(
  engine: Engine,
  tables: readonly TableProfile[],
  rules: readonly Rule[],
  options: RunRulesOptions & { states: StateOptions },
): Promise<{ results: RuleResult[]; discrepancies: ToldDiscrepancies }> {
  await using states = await StateFolder.open(engine, options.states, options);
  await using into = await Findings.open(engine, options);
  await using found = new FoundFile(states);
  await using pool = new PagePool(engine.memoryLimit);
  const tests = new ColumnTests(options.states);
  const now = options.now();
  const live: LiveStates = { units: new Set(), parts: new Set(), told: new Map() };
  const ofRules: KeptTable[] = [];
  const kept = new Map<string, ReturnType<typeof beginTable>>();
  const address = (database: string, table: string): string => `${database}\u001f${table}`;
  const profiles = new Map(tables.map((profile) => [address(profile.database, profile.table), profile]));
  const begun = (profile: TableProfile, name: string): ReturnType<typeof beginTable> => {
    const known = kept.get(name) ?? beginTable(profile, states.fingerprints, pool, options.signal);
    kept.set(name, known);
    return known;
  };
  const keptOf = async (name: string): Promise<KeptTable | undefined> => {
    const profile = profiles.get(name);
    return profile && (await begun(profile, name)).table;
  };
  const contentOf = async (names: readonly { database: string; table: string }[]): Promise<string[]> => {
    const others = await Promise.all(names.map(({ database, table }) => keptOf(address(database, table))));
    return others.flatMap((other) =>
      other
        ? [
            nameOf(
              neutral(other.profile).columns,
              other.parts.map((part) => part.id),
            ),
          ]
        : [],
    );
  };
  const isFirst = states.isEmpty;
  const results: RuleResult[] = [];
  for (const [name, group] of Map.groupBy(rules, ({ database, table }) => address(database, table))) {
    const known = profiles.get(name);
    if (!known) {
      results.push(...group.map((rule) => notMeasured(rule, 'RULE_NOT_RUNNABLE', `There is no table ${rule.table} in ${rule.database}`)));
      continue;
    }
    const whole = wholeTable(known);
    // Where nothing is known all is read: threads start, and hash the files, while rules are made ready.
    if (isFirst) pool.expect(whole.rows * new Set(group.flatMap(({ check }) => checkColumns(check))).size);
    const hashing = await begun(known, name);
    const { parts: _parts, ...profile } = neutral(whole);
    const context = ruleContext(profile, tables, engine.dialect, options.pack, now, options.asOf);
    const kinds = options.kinds ?? [];
    // What is read anew is planned while its files are hashed.
    const first = isFirst && !isSmall(known) ? planTable(group, context, kinds, tests) : null;
    const table = await hashing.table;
    ofRules.push(table);
    for (const part of table.parts) live.parts.add(part.id);
    const run: KeptRun = { engine, states, pool, table, context, tests, into, found, options: { ...options, now: () => now }, live };
    const onDone = (done: number): void => options.onProgress?.((results.length + done) / rules.length);
    const others: Others = { kinds, keptOf: (database, other) => keptOf(address(database, other)) };
    if (isSmall(known)) {
      const own = ruleContext(table.profile, tables, engine.dialect, options.pack, now, options.asOf);
      results.push(...(await runSmall(run, group, own, { ...others, onDone })));
    } else results.push(...(await runUnlessSame(run, group, first, others, contentOf)));
    options.onProgress?.(results.length / rules.length);
  }
  await tests.write(live.units);
  const { query, held } = await states.commit(into, found, live);
  return { results, discrepancies: await tell(engine, query, toldPieces(ofRules, live, held, states.manifest), live, now, options) };
}

/** Runs the rules of a table, unless all that they rest on is as it was. */
async function runUnlessSame(
  of: KeptRun,
  rules: readonly Rule[],
  plan: TablePlan | null,
  others: Others,
  contentOf: OtherTables,
): Promise<RuleResult[]> {
  const asked = askedOf('table', of, rules, of.context, others);
  const before = await foundBefore(of, asked, others);
  const live: LiveStates = { units: new Set([asked, ...(before?.units ?? [])]), parts: of.live.parts, told: new Map() };
  for (const label of before?.told ?? []) live.told.set(label, of.table.profile);
  let results = before?.results;
  if (!results) {
    const { context, noted } = noting(of.context);
    await of.states.learnCovered();
    const found = await runTable({ ...of, context, live }, plan ?? planTable(rules, context, others.kinds, null), contentOf);
    const [units, told] = [[...live.units], [...live.told.keys()]];
    const named = [...noted(), ...rules.flatMap(othersOfQuery)];
    results = await keepFound(of, asked, { others: named, label: '', units, told, results: found }, others);
  }
  for (const unit of live.units) of.live.units.add(unit);
  for (const [label, table] of live.told) of.live.told.set(label, table);
  return results;
}

async function runTable(
  of: KeptRun,
  { sorted: { records, sets, measures, refused }, units }: TablePlan,
  contentOf: OtherTables,
): Promise<RuleResult[]> {
  await using ahead = new HashesAhead(of, sets);
  const run = { ...of, ahead };
  const results = [...refused];
  await using preparations = new Preparations(run, records);
  results.push(...(await runKeptRecords(run, units, preparations)));
  const isDuplicates = ({ rule }: (typeof sets)[number]): boolean => rule.check.kind === 'duplicate-rows';
  let except: string | null = null;
  for (const { rule, kind } of [...sets.filter(isDuplicates), ...sets.filter((set) => !isDuplicates(set))]) {
    results.push(
      await guarded(rule, async () => {
        if (kind.repeats) {
          const { result, label } = await runRepeats(run, rule, kind as RepeatsKind, isDuplicates({ rule, kind }) ? null : except);
          if (isDuplicates({ rule, kind })) except = label;
          return result;
        }
        const { compiled, others } = compileNoting(kind, rule, run.context);
        const restsOn = kind.restsOn ? [kind.restsOn(run.table.profile)] : [];
        return compiled.byPart ? runByPart(run, rule, kind, [...(await contentOf(others)), ...restsOn]) : runWhole(run, rule, kind, contentOf);
      }),
    );
  }
  for (const { rule, kind } of measures) results.push(await guarded(rule, () => runWhole(run, rule, kind, contentOf)));
  return results;
}

/** What rules found, as a table that reads the files of the folder: they stay until the next run. */
export interface ToldDiscrepancies extends WorkTable {
  pieces: readonly ToldPiece[];
  /** The same with the `part` of their piece, and without `id` (see `identityOf`) and `detected_at`, which are made where it is read. */
  byPiece: Identifier;
}

async function tell(
  engine: Engine,
  query: Sql,
  pieces: readonly ToldPiece[],
  live: LiveStates,
  now: Date,
  options: RunRulesOptions,
): Promise<ToldDiscrepancies> {
  const list = (hint: string, values: Iterable<string>): Promise<WorkTable> => {
    const rows = [...values].map((value) => [value]);
    return engine.ingest(hint, [{ name: 'value', type: 'text' }], [rows], options);
  };
  const [units, parts] = [await list('told_units', live.told.keys()), await list('live_parts', live.parts)];
  const columns = join(
    ['database', 'table', 'record_key', 'column', 'kind', 'observed', 'expected', 'origin', 'rule', 'severity'].map((name) => id(name)),
  );
  const own = nameOf(units.name.path, parts.name.path).slice(0, 12);
  const [name, byPiece] = [id(`kept_discrepancies_${own}`), id(`kept_pieces_${own}`)];
  const isLive = sql`unit in (select value from ${units.name}) and (part = '' or part in (select value from ${parts.name}))`;
  await engine.run(sql`create or replace view ${byPiece} as select ${columns}, part from ${query} as f where ${isLive}`, options);
  const whole = sql`select ${identityOf('f', engine.dialect)} as id, ${columns}, ${now.toISOString()} as detected_at from ${byPiece} as f`;
  await engine.run(sql`create or replace view ${name} as ${whole}`, options);
  const drop = async (): Promise<void> => {
    for (const view of [name, byPiece]) await engine.run(sql`drop view if exists ${view}`);
    await units.drop();
    await parts.drop();
  };
  const rows = pieces.reduce((sum, piece) => sum + piece.rows, 0);
  return { name, rows, pieces, byPiece, drop, [Symbol.asyncDispose]: drop };
}
