import { readFile, writeFile } from 'node:fs/promises';
import { openDuckDb } from '@sogoc/engine';
import { findOrigins, type OriginDatabase } from '@sogoc/origin';
import { vietnam } from '@sogoc/vietnam';

const [profiles, out, memory = '2'] = process.argv.slice(2);
if (!profiles || !out) throw new Error('Usage: node bench/origin/find.ts PROFILES OUT [GIBIBYTES]');

const databases = JSON.parse(await readFile(profiles, 'utf8')) as OriginDatabase[];
const stages: { stage: string; seconds: number }[] = [];
const engine = await openDuckDb({ memoryLimit: Number(memory) * 2 ** 30 });
const started = performance.now();
const { origins, copies } = await findOrigins(engine, databases, {
  pack: vietnam,
  today: '2026-01-01',
  language: 'en',
  onStage: (stage, seconds) => stages.push({ stage, seconds }),
});
const seconds = (performance.now() - started) / 1000;
for (const { differences, strangers } of copies) for (const one of [differences, strangers]) await one?.rows.drop();
const { user, system } = process.resourceUsage
  ? { user: process.resourceUsage().userCPUTime, system: process.resourceUsage().systemCPUTime }
  : { user: 0, system: 0 };
await writeFile(out, JSON.stringify({ origins, seconds, processor: (user + system) / 1e6, stages, peakMemory: engine.peakMemory() }));
await engine.close();
