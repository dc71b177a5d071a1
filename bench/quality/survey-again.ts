import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { openDuckDb } from '../../packages/engine/src/index.ts';
import { generate, part } from './generate.ts';

// node bench/quality/survey-again.ts [--rows N] [--files N] [--folder DIR] [--link]: a survey of a folder of Parquet files from nothing, with nothing changed, with 1 % of the files
// written anew, and from nothing once more, which must say the same. Processor seconds by stage. --link: with linkage.

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000000' },
    files: { type: 'string', default: '100' },
    folder: { type: 'string', default: join(tmpdir(), 'bench-survey-again') },
    link: { type: 'boolean', default: false },
  },
});
const execute = promisify(execFile);
const [rows, files] = [Number(values.rows), Number(values.files)];
const source = join(values.folder, `${rows}-${files}`, 'records');
const [out, fresh] = [join(values.folder, 'out'), join(values.folder, 'fresh')];

interface Outcome {
  stages: Record<string, number>;
  processors: number;
  peak: number;
  findings: number;
  score: number | null;
}

await using engine = await openDuckDb({ memoryLimit: 2 ** 30 });
const paths = await generate(engine, source, rows, files);
const each = Math.ceil(rows / files);
const changed = Math.max(1, Math.round(files / 100));
const edition = async (number: number): Promise<void> => {
  for (let file = 0; file < changed; file += 1) await part(engine, paths[file] ?? '', file * each, Math.min(rows, (file + 1) * each), number);
  // Files that were just written may still change, so they would be hashed again.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
};

for (const folder of [out, fresh]) await rm(folder, { recursive: true, force: true });
await edition(0);
const first = tell('first', await survey(out));
tell('nothing changed', await survey(out), first);
await edition(1);
const again = tell(`${changed} of ${files} changed`, await survey(out), first);
const anew = tell('the same, anew', await survey(fresh), first);
await edition(0);
console.log(again.findings === anew.findings && again.score === anew.score ? 'The same findings and score.' : 'NOT the same as from nothing.');

async function survey(folder: string): Promise<Outcome> {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(values.folder, 'compiled') };
  const args = [join(import.meta.dirname, 'survey-once.ts'), source, folder, ...(values.link ? ['link'] : [])];
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 2 ** 26, timeout: 7_200_000, env });
  return JSON.parse(stdout) as Outcome;
}

function tell(name: string, outcome: Outcome, base?: Outcome): Outcome {
  const share = (now: number, then: number | undefined): string => (then ? ` (${((100 * now) / then).toFixed(1)} %)` : '');
  const stages = Object.entries(outcome.stages).map(([stage, seconds]) => `${stage} ${seconds.toFixed(1)}${share(seconds, base?.stages[stage])}`);
  const { processors, findings, peak } = outcome;
  console.log(
    `${name}: ${processors.toFixed(1)} processor seconds${share(processors, base?.processors)}: ${stages.join(', ')}; ${findings} findings, ${Math.round(peak / 2 ** 20)} MiB, load ${loadavg()[0]?.toFixed(0)}`,
  );
  return outcome;
}
