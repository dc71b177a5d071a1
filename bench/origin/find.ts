import { readFile, writeFile } from 'node:fs/promises';
import { openDuckDb } from '@sogoc/engine';
import { findOrigins, type OriginDatabase } from '@sogoc/origin';
import { vietnam } from '@sogoc/vietnam';

const [profiles, out, memory = '2'] = process.argv.slice(2);
if (!profiles || !out) throw new Error('Usage: node bench/origin/find.ts PROFILES OUT [GIBIBYTES]');

const databases = JSON.parse(await readFile(profiles, 'utf8')) as OriginDatabase[];
const stages: { stage: string; seconds: number; processor: number }[] = [];
const engine = await openDuckDb({ memoryLimit: Number(memory) * 2 ** 30 });
/** Processor seconds of the process so far, system included. */
const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
let told = processorSeconds();
const [started, before] = [performance.now(), told];
const { origins, copies } = await findOrigins(engine, databases, {
  pack: vietnam,
  today: '2026-01-01',
  language: 'en',
  onStage: (stage, seconds) => {
    const now = processorSeconds();
    stages.push({ stage, seconds, processor: now - told });
    told = now;
  },
});
const [seconds, processor] = [(performance.now() - started) / 1000, processorSeconds() - before];
for (const { differences, strangers } of copies) for (const one of [differences, strangers]) await one?.rows.drop();
await writeFile(out, JSON.stringify({ origins, seconds, processor, stages, peakMemory: engine.peakMemory() }));
await engine.close();
