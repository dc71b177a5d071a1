import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { Attribute } from '@sogoc/origin';
import { type Bin, binsOf } from './calibration.ts';
import { calibrationCurve } from './calibration-curve.ts';
import { type Count, type Evaluation, evaluate, type Truth } from './evaluate.ts';
import { prepareProvince } from './province.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '5000' },
    folder: { type: 'string', default: join(tmpdir(), 'sogoc-bench-origin') },
    memory: { type: 'string', default: '2' },
    wrong: { type: 'boolean', default: false },
    curve: { type: 'string' },
  },
});
/** Seeds with their variants: `7` or `7/2`. */
const provinces = (positionals.length > 0 ? positionals : ['1']).map((text) => {
  const [seed = 1, variant = 0] = text.split('/').map(Number);
  return { seed, variant };
});
await mkdir(values.folder, { recursive: true });

interface Found {
  origins: { attributes: Attribute[] };
  seconds: number;
  processor: number;
  stages: { stage: string; seconds: number; processor: number }[];
  peakMemory: number;
}

async function findIn({ seed, variant }: (typeof provinces)[number]): Promise<{ found: Found; evaluation: Evaluation }> {
  const province = await prepareProvince(values.folder, Number(values.people), seed, variant);
  const out = join(province.folder, `found-${process.pid}.json`);
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'find.ts'), province.profiles, out, values.memory]);
  const found = JSON.parse(await readFile(out, 'utf8')) as Found;
  return { found, evaluation: evaluate(found.origins.attributes, JSON.parse(await readFile(province.truth, 'utf8')) as Truth) };
}

const share = (part: number, whole: number): string => (whole === 0 ? '-' : (part / whole).toFixed(3));
const both = ({ right, found, all }: Count): string =>
  `precision ${share(right, found)} (${right}/${found}), recall ${share(right, all)} (${right}/${all})`;

function tell({ seed, variant }: (typeof provinces)[number], { found, evaluation }: Awaited<ReturnType<typeof findIn>>): void {
  console.log(
    `seed ${seed} variant ${variant}: ${found.seconds.toFixed(1)} s, ${found.processor.toFixed(1)} processor s, peak ${Math.round(found.peakMemory / 2 ** 20)} MiB`,
  );
  const stage = found.stages.map((one) => `${one.stage} ${one.processor.toFixed(1)} (${one.seconds.toFixed(1)})`);
  console.log(`  processor seconds (on the clock): ${stage.join(', ')}`);
  console.log(`  pairs       ${both(evaluation.pairs)}`);
  console.log(`  known pairs ${both(evaluation.known)}`);
  console.log(`  originals   ${evaluation.originals.right} right, ${evaluation.originals.found} named, of ${evaluation.originals.all}`);
  console.log(`  copy edges  ${both(evaluation.edges)}`);
  console.log(`  known edges ${both(evaluation.knownEdges)}`);
  if (!values.wrong) return;
  for (const [what, list] of Object.entries(evaluation.wrong)) console.log([`  wrong ${what}`, ...list].join('\n    '));
}

function sumUp(evaluations: readonly Evaluation[]): void {
  console.log('all together');
  for (const what of ['pairs', 'known', 'originals', 'edges', 'knownEdges'] as const) {
    const sum = (part: keyof Count): number => evaluations.reduce((total, one) => total + one[what][part], 0);
    console.log(`  ${what.padEnd(11)} ${both({ right: sum('right'), found: sum('found'), all: sum('all') })}`);
  }
}

function tellCalibration(bins: readonly Bin[]): void {
  console.log('calibration');
  for (const { what, n, confidence, right, low, high } of bins)
    console.log(
      `  ${what.padEnd(8)} ${String(n).padStart(4)} of mean confidence ${confidence.toFixed(3)}, right ${right.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`,
    );
}

console.log(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, ${values.people} people, engine limit ${values.memory} GiB`);
const results: Evaluation[] = [];
for (const one of provinces) {
  const result = await findIn(one);
  tell(one, result);
  results.push(result.evaluation);
}
if (results.length > 1) sumUp(results);
const bins = binsOf(results);
tellCalibration(bins);
if (values.curve) await writeFile(values.curve, calibrationCurve(bins, `Seeds and variants ${positionals.join(' ')}, ${values.people} people each`));
