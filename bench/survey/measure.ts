import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { openDuckDb } from '@sogoc/engine';
import { runChild } from './child.ts';
import { generate } from './generate.ts';

const sogoc = join(import.meta.dirname, '../../apps/cli/src/sogoc.ts');
const summarize = join(import.meta.dirname, 'summarize.ts');

/** One run of the survey and, right after, of its peer over the same file. Seconds, bytes. */
export interface Run {
  seconds: number;
  stages: Record<string, number>;
  processorSeconds: number;
  peakMemory: number;
  /** SUMMARIZE alone, without the start of its process. */
  peerSeconds: number;
  peerProcessorSeconds: number;
  load: number;
}

export interface Setting {
  folder: string;
  /** Bytes that each engine may hold. */
  memory: number;
}

/** The generated table, made once. */
export async function tableFile(rows: number, ending: string, { folder }: Setting): Promise<string> {
  const path = join(folder, `residents-${rows}.${ending}`);
  if (existsSync(path)) return path;
  const beside = join(folder, `partial-${process.pid}.${ending}`);
  await using engine = await openDuckDb({ memoryLimit: 2 ** 30 });
  await generate(engine, rows, beside);
  await rename(beside, path);
  return path;
}

/** Surveys a file with the command line in a process of its own, then lets the peer summarize it. @throws Error when the survey fails. */
export async function measure(source: string, { folder, memory }: Setting): Promise<Run> {
  const out = join(folder, `out-${process.pid}`);
  const load = loadavg()[0] ?? 0;
  const survey = await runChild(sogoc, ['survey', '--out', out, '--memory', `${memory}`, `residents=${source}`]);
  if (survey.status !== 0) throw new Error(`sogoc survey ended with ${survey.status}`);
  const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as {
    stages: { name: string; milliseconds: number }[];
    peakMemoryBytes: number;
  };
  const peer = await runChild(summarize, [source, `${memory}`]);
  return {
    seconds: survey.seconds,
    stages: Object.fromEntries(run.stages.map(({ name, milliseconds }) => [name, milliseconds / 1000])),
    processorSeconds: survey.processorSeconds ?? Number.NaN,
    peakMemory: survey.peakMemory ?? run.peakMemoryBytes,
    peerSeconds: Number(peer.output) / 1000,
    peerProcessorSeconds: peer.processorSeconds ?? Number.NaN,
    load,
  };
}

/** The run in the middle by processor seconds, which a busy machine disturbs least. */
export function median(runs: readonly Run[]): Run | undefined {
  return runs.toSorted((a, b) => a.processorSeconds - b.processorSeconds)[Math.floor(runs.length / 2)];
}
