import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// usage: node run.ts DATA_FOLDER PYTHON [--province FOLDER:PEOPLE:SEED] [PEOPLE.csv ...]: every engine on every set, one after the other on the same machine; prints
// a table and writes results.json beside this file. PYTHON has splink and goldenmatch installed; an engine that is missing is reported as such. The province has all
// thirteen databases: ours finds the columns itself, the peers are told them.
const { values, positionals } = parseArgs({ options: { province: { type: 'string' } }, allowPositionals: true });
const [folder = '.', python = 'python3', ...people] = positionals;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const files: [string, string][] = [
  ['fake_1000', `${folder}/fake_1000.csv`],
  ['febrl3', `${folder}/febrl3.csv`],
  ['historical_50k', `${folder}/historical_figures_with_errors_50k.parquet`],
  ...people.map((path): [string, string] => ['people', path]),
];
const engines: [string, (set: string, path: string) => string[]][] = [
  [process.execPath, (set, path) => [here('with-sogoc.ts'), set, path, 'set']],
  [process.execPath, (set, path) => [here('with-sogoc.ts'), set, path, 'auto']],
  [python, (set, path) => [here('with_splink.py'), set, path]],
  [python, (set, path) => [here('with_goldenmatch.py'), set, path]],
];

interface Result {
  engine: string;
  set: string;
  error?: string;
  records?: number;
  bestF1?: number;
  f1AtHalf?: number;
  clusterF1?: number;
  total?: number;
  peakMemory?: number;
  /** Seconds of both processors. */
  processor?: number;
  [other: string]: unknown;
}

const results: Result[] = [];
for (const [set, path] of files.filter(([, path]) => existsSync(path)))
  for (const [command, args] of engines) {
    if (process.env.SKIP_GOLDENMATCH && args(set, path)[0]?.includes('goldenmatch')) continue;
    const run = spawnSync(command, args(set, path), { encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 1_800_000 });
    const lines = (run.stdout ?? '').split('\n').filter((line) => line.startsWith('{"engine"'));
    const found = lines.map((line) => JSON.parse(line) as Result);
    results.push(
      ...(found.length > 0 ? found : [{ engine: args(set, path)[0] ?? '', set, error: (run.error?.message ?? run.stderr ?? '').slice(-200) }]),
    );
    for (const result of found.length > 0 ? found : results.slice(-1)) console.log(row(result));
  }
if (values.province) {
  const [where = '.', size = '20000', seed = '1'] = values.province.split(':');
  const made = `${where}/province-${size}-${seed}-0`;
  const runs: [string, string[]][] = [
    [process.execPath, [here('province.ts'), where, size, seed]],
    [python, [here('province_with_splink.py'), made]],
    [python, [here('province_with_goldenmatch.py'), made]],
  ];
  for (const [command, args] of runs) spawnSync(command, args, { stdio: ['ignore', 'inherit', 'ignore'], timeout: 1_800_000 });
}
writeFileSync(here('results.json'), `${JSON.stringify(results, null, 2)}\n`);

function row({ set, engine, records, bestF1, f1AtHalf, clusterF1, total, processor, peakMemory, error }: Result): string {
  if (error) return `| ${set} | ${engine} | ${error.replaceAll('\n', ' ')} |`;
  const memory = `${Math.round((peakMemory ?? 0) / 2 ** 20)} MiB`;
  return `| ${[set, records, engine, bestF1 ?? '', f1AtHalf ?? '', clusterF1 ?? '', `${total} s`, `${processor ?? ''} s`, memory].join(' | ')} |`;
}
