import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { openDuckDb } from '../../packages/engine/src/index.ts';
import { checks } from './checks.ts';
import { generate, part } from './generate.ts';

// node bench/quality/peers.ts [--rows N] [--files N] [--repeat N] [--folder DIR] [--venv DIR] [--only ours,soda,gx] [--packing zstd|snappy|gzip]: 100 checks over 20 columns, side by side.
// --repeat: runs of each tool from the beginning, in turn; the one of the median of processor time is told. Great Expectations runs once.

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000000' },
    files: { type: 'string', default: '100' },
    repeat: { type: 'string', default: '1' },
    folder: { type: 'string', default: join(tmpdir(), 'bench-quality') },
    venv: { type: 'string', default: join(tmpdir(), 'bench-quality-venv') },
    only: { type: 'string', default: 'ours,soda,gx' },
    packing: { type: 'string', default: 'zstd' },
  },
});
const execute = promisify(execFile);
const [rows, files] = [Number(values.rows), Number(values.files)];
const { packing } = values;
const folder = join(values.folder, [rows, files, ...(packing === 'zstd' ? [] : [packing])].join('-'));
const only = values.only.split(',');

interface Outcome {
  seconds: number;
  processors: number;
  peak: number;
  findings: number;
  failed: (number | string)[];
  version?: string;
}

const outcomes: Record<string, Outcome> = {};
await using engine = await openDuckDb({ memoryLimit: 2 ** 30 });
const paths = await generate(engine, folder, rows, files, packing);
const asked = join(folder, 'checks.json');
await writeFile(asked, JSON.stringify(checks));
const each = Math.ceil(rows / files);

const states = join(folder, 'states');
const ours = (...more: string[]): Promise<Outcome> => run(process.execPath, [join(import.meta.dirname, 'ours.ts'), folder, states, ...more]);
const anew = async (...more: string[]): Promise<Outcome> => {
  await rm(states, { recursive: true, force: true });
  return ours(...more);
};
const all = join(folder, '*.parquet');
const soda = only.includes('soda') ? await python('soda', ['soda-duckdb']) : '';
// Files that were just written are hashed anew, since they may still change.
await new Promise((resolve) => setTimeout(resolve, 3000));
const runs: Record<string, Outcome[]> = {};
for (let turn = 0; turn < Number(values.repeat); turn += 1) {
  if (soda) await attempt('Soda Core', () => run(soda, [join(import.meta.dirname, 'peer_soda.py'), asked, all]));
  if (only.includes('ours')) await attempt('ours, counts alone', () => anew('counts'));
  if (only.includes('ours')) await attempt('ours, first run', () => anew());
}
for (const name of Object.keys(runs)) tell(name);

if (only.includes('ours')) {
  await attempt('ours, nothing changed', () => ours());
  tell('ours, nothing changed');
  const changed = Math.max(1, Math.round(files / 100));
  for (let file = 0; file < changed; file += 1) await part(engine, paths[file] ?? '', file * each, Math.min(rows, (file + 1) * each), 1, packing);
  const name = `ours, ${changed} of ${files} files changed`;
  await attempt(name, () => ours());
  tell(name);
  for (let file = 0; file < changed; file += 1) await part(engine, paths[file] ?? '', file * each, Math.min(rows, (file + 1) * each), 0, packing);
}
if (only.includes('gx')) {
  const program = await python('gx', ['great_expectations', 'duckdb-engine', 'duckdb', 'pandas']);
  for (const mode of ['counts', 'keys']) {
    const database = join(folder, 'gx.db');
    await rm(database, { force: true });
    const name = `Great Expectations, ${mode}`;
    await attempt(name, () => run(program, [join(import.meta.dirname, 'peer_gx.py'), asked, all, mode, database]));
    tell(name);
  }
}
await writeFile(join(folder, 'results.json'), JSON.stringify({ rows, files, packing, outcomes }, null, 1));

async function run(program: string, args: string[]): Promise<Outcome> {
  // Compiled modules are kept, as Python keeps its own and as the command line program does.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(values.folder, 'compiled') };
  const { stdout } = await execute(program, args, { maxBuffer: 2 ** 28, timeout: 3_600_000, env });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('{"seconds"')).split('\n')[0] ?? '') as Outcome;
}

async function attempt(name: string, work: () => Promise<Outcome>): Promise<void> {
  try {
    runs[name] = [...(runs[name] ?? []), await work()];
  } catch (error) {
    console.log(`${name.padEnd(32)}failed: ${error instanceof Error ? error.message.slice(-300) : error}`);
  }
}

function tell(name: string): void {
  const sorted = (runs[name] ?? []).toSorted((a, b) => a.processors - b.processors);
  const outcome = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!outcome) return;
  outcomes[name] = outcome;
  const { seconds, processors, peak, findings, failed, version = '' } = outcome;
  const total = failed.reduce((sum: number, count) => sum + (typeof count === 'number' ? count : 0), 0);
  const unrun = failed.filter((count) => typeof count !== 'number').length;
  const figures = [
    ...[`${seconds.toFixed(1)} s`, `${processors.toFixed(1)} s of processors`, `${Math.round(peak / 2 ** 20)} MiB`],
    ...[`${total} failing`, `${findings} keys`, `${unrun} checks not run`, `load ${loadavg()[0]?.toFixed(0)}`],
  ];
  console.log([name.padEnd(32), ...figures.map((text) => text.padEnd(26)), version].join(''));
}

/** A virtual environment with some packages, made once. */
async function python(name: string, packages: readonly string[]): Promise<string> {
  const venv = join(values.venv, name);
  const program = join(venv, 'bin', 'python');
  if (!existsSync(program)) {
    await mkdir(values.venv, { recursive: true });
    await execute('python3', ['-m', 'venv', venv]);
    await execute(program, ['-m', 'pip', 'install', '--quiet', ...packages], { maxBuffer: 2 ** 26 });
  }
  return program;
}
