import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { joinGroups, readGroups, type Scorecard } from '@sogoc/quality';
import { isRunFacts } from './check-facts.ts';
import type { RunFacts } from './run-facts.ts';

/** How many runs stay. */
const kept = 60;
const unfinished = '.unfinished';

/** What a run is compared by. */
export interface RecordedRun {
  facts: RunFacts;
  /** Parquet file with `id`, `database`, `table`, `kind` and `rule` of each discrepancy, in the blocks in which it was written; in history with nothing else. */
  findings: string;
}

/** The good runs of a survey's folder, oldest first. A run that cannot be read, or of another form, is passed over. */
export async function readHistory(root: string): Promise<RecordedRun[]> {
  const folder = join(root, 'history');
  const runs: RecordedRun[] = [];
  for (const name of await runNames(folder)) {
    const findings = join(folder, name, 'findings.parquet');
    const text = await readFile(join(folder, name, 'facts.json'), 'utf8').catch(() => '');
    const facts = parse(text);
    if (isRunFacts(facts)) runs.push({ facts, findings });
  }
  return runs;
}

/**
 * Keeps a run as `history/<snapshot>/`, written beside its place and renamed when whole, and lets go of all but the last 60. A run of the same
 * snapshot is replaced.
 */
export async function keepRun(root: string, snapshot: string, record: RecordedRun & { scorecard: Scorecard }): Promise<void> {
  const folder = join(root, 'history');
  await removeUnfinished(folder);
  const [place, beside] = [join(folder, snapshot), join(folder, `${snapshot}${unfinished}`)];
  await mkdir(beside, { recursive: true, mode: 0o700 });
  for (const [name, value] of Object.entries({ facts: record.facts, scorecard: record.scorecard }))
    await writeFile(join(beside, `${name}.json`), `${JSON.stringify(value)}\n`, { mode: 0o600 });
  const file = readGroups(record.findings);
  const all = { path: record.findings, file, from: 0, groups: file.groups.length };
  await joinGroups([all], join(beside, 'findings.parquet'), ['id', 'database', 'table', 'kind', 'rule'], () => Object.fromEntries(file.notes));
  await rm(place, { recursive: true, force: true });
  await rename(beside, place);
  for (const name of (await runNames(folder)).slice(0, -kept)) await rm(join(folder, name), { recursive: true, force: true });
}

/** Snapshots are named by their time, so that their order is that of their names. */
async function runNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isDirectory() && !entry.name.endsWith(unfinished) ? [entry.name] : [])).sort();
}

async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.endsWith(unfinished)) await rm(join(folder, name), { recursive: true, force: true });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
