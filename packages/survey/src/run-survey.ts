import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import { type DatabaseScore, openPageValues, score } from '@sogoc/quality';
import { vietnam } from '@sogoc/vietnam';
import { checkRequest } from './config/check-request.ts';
import type { SurveyRequest } from './config/request.ts';
import { writeExports } from './exports/write-exports.ts';
import { compareRuns } from './history/compare-runs.ts';
import { factsOfRun } from './history/run-facts.ts';
import { keepRun, readHistory } from './history/store.ts';
import { KeptKinds } from './kept/kept-kinds.ts';
import type { Run, SurveyResult } from './model.ts';
import { catalogOf } from './output/catalog.ts';
import { crosswalkFile, writeCrosswalk } from './output/crosswalk.ts';
import { writeDiscrepancies } from './output/discrepancies.ts';
import { discrepanciesForReport } from './output/for-report.ts';
import { openWorkspace } from './output/workspace.ts';
import { writeText } from './output/write-text.ts';
import { renderReport } from './report/render-report.ts';
import { checkDatabases } from './stages/check.ts';
import { compareDatabases } from './stages/compare.ts';
import { openContracts } from './stages/contracts.ts';
import { linkDatabases } from './stages/link.ts';
import { type ProfiledDatabase, profileDatabases } from './stages/profile.ts';
import { Progress, type SurveyEvent } from './stages/progress.ts';
import { type ReadDatabase, readDatabases } from './stages/read.ts';
import { SurveyError } from './survey-error.ts';
import { release, versions } from './versions.ts';

export interface SurveyOptions {
  environment: Readonly<Record<string, string | undefined>>;
  now: () => Date;
  signal?: AbortSignal;
  onEvent?: (event: SurveyEvent) => void;
}

/**
 * Surveys databases: reads, profiles, checks and compares them, and writes catalogue, score card, origins, discrepancies and report to a folder.
 * A database that cannot be read is in the result with its error; the others are complete.
 *
 * @throws SurveyError when nothing could be read or written.
 */
export async function runSurvey(request: SurveyRequest, options: SurveyOptions): Promise<SurveyResult> {
  checkRequest(request.databases);
  const started = options.now();
  const progress = new Progress(options.onEvent);
  await using workspace = await openWorkspace(request.out);
  await using engine = await openDuckDb({
    memoryLimit: request.memoryLimit,
    threads: request.threads,
    temporaryDirectory: join(workspace.scratch, 'spill'),
  });
  const snapshot = started.toISOString().replaceAll(/[-:]/g, '').replace(/\.\d+/, '').toLowerCase();
  const { signal } = options;

  const read = await readDatabases(request.databases, { engine, lake: workspace.lake, snapshot, environment: options.environment, signal }, progress);
  refuseNothing(read);
  const contracts = await openContracts(read);
  const databases = await profileDatabases(
    engine,
    read,
    contracts,
    vietnam,
    { folder: workspace.profiles, release, pages: openPageValues },
    signal,
    progress,
  );
  refuseNothing(databases.map((database) => database.read));
  const states = { folder: workspace.states, release };
  const checked = await checkDatabases(engine, databases, contracts, vietnam, states, () => started, signal, progress);
  const context = { pack: vietnam, designations: request.designations, today: day(started), language: request.language, now: () => started, signal };
  const keptKinds = await KeptKinds.open({ folder: workspace.links, release }, crosswalkFile(workspace.root));
  const linking = { ...context, kinds: request.linkage, previous: crosswalkFile(workspace.root), kept: keptKinds };
  const linked = await linkDatabases(engine, databases, checked, linking, progress);
  const compared = await compareDatabases(
    engine,
    databases,
    checked,
    {
      ...context,
      kept: { folder: workspace.origins, release, knownBy: linked.crosswalk?.identity ?? (request.linkage?.length === 0 ? 'nothing' : null) },
      ...(linked.crosswalk && { known: { relation: sql`${linked.crosswalk.rows.name}` } }),
    },
    progress,
  );

  return await progress.stage('write', 1, async () => {
    const { language } = request;
    const findings = await writeDiscrepancies(engine, checked.discrepancies, workspace.root, { scratch: workspace.scratch, now: started, signal });
    const forReport = await discrepanciesForReport(engine, findings);
    const measured = {
      catalog: catalogOf(databases, together(checked.problems, linked.problems, compared.problems)),
      scorecard: score([...checked.results, ...linked.results, ...compared.results], scored(databases)),
      run: { ...runOf(databases, progress, started, options.now()), peakMemoryBytes: engine.peakMemory(), versions: await versions(engine) },
    };
    const now = { facts: factsOfRun(measured, checked.rules), findings };
    const comparison = await compareRuns(engine, await readHistory(workspace.root), now, { language, scratch: workspace.scratch, signal });
    const result: SurveyResult = { language, ...measured, origins: compared.origins, comparison, ...forReport };
    await writeResult(result, workspace.root);
    await writeText(join(workspace.root, 'containment.json'), `${JSON.stringify(compared.contained)}\n`);
    await writeCrosswalk(engine, linked.crosswalk, workspace.root, signal);
    await keptKinds.settle(crosswalkFile(workspace.root));
    await writeExports(result, workspace.root, request.exports ?? false);
    await keepRun(workspace.root, snapshot, { ...now, scorecard: result.scorecard });
    await workspace.dropOldSnapshots(snapshot);
    return result;
  });
}

/** @throws SurveyError `SURVEY_NOTHING_READ` where every database failed. */
function refuseNothing(read: readonly ReadDatabase[]): void {
  const failures = read.flatMap(({ request: { name }, failure }) => (failure ? [{ ...failure, name }] : []));
  if (failures.length < read.length) return;
  throw new SurveyError('SURVEY_NOTHING_READ', `None of ${read.length} databases could be read`, {
    place: failures[0]?.place,
    remedy: failures.map(({ name, message, code, remedy }) => `${name}: ${message} (${code}). ${remedy}`).join('\n'),
  });
}

function together<T>(...maps: readonly ReadonlyMap<string, T[]>[]): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const [name, values] of maps.flatMap((map) => [...map])) all.set(name, [...(all.get(name) ?? []), ...values]);
  return all;
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function scored(databases: readonly ProfiledDatabase[]): { name: DatabaseScore['name']; tables: { table: string; rows: number }[] }[] {
  return databases.map(({ read, tables }) => ({ name: read.request.name, tables: tables.map(({ profile: { table, rows } }) => ({ table, rows })) }));
}

function runOf(databases: readonly ProfiledDatabase[], progress: Progress, started: Date, finished: Date): Omit<Run, 'peakMemoryBytes' | 'versions'> {
  const tables = databases.flatMap((database) => database.tables);
  const failed = databases.filter(({ read }) => read.failure).length;
  return {
    startedAt: started.toISOString(),
    finishedAt: finished.toISOString(),
    stages: [...progress.stages],
    rows: tables.reduce((sum, { profile }) => sum + profile.rows, 0),
    tables: tables.length,
    databases: { read: databases.length - failed, failed },
  };
}

async function writeResult(result: SurveyResult, folder: string): Promise<void> {
  const { catalog, scorecard, origins, run, comparison } = result;
  const json = { catalog, scorecard, origins, run, ...(comparison ? { comparison } : {}) };
  for (const [name, value] of Object.entries(json)) await writeText(join(folder, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
  if (!comparison) await rm(join(folder, 'comparison.json'), { force: true });
  await writeText(join(folder, 'report.html'), renderReport(result));
}
