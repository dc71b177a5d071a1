import { resolve } from 'node:path';
import { runSurvey } from '../../packages/survey/src/index.ts';

// node bench/quality/survey-once.ts SOURCE OUT [link]: surveys a folder of Parquet files, and tells the processor seconds of each stage. `link`: kinds of things are linked too.

const [source = '', out = '', mode = ''] = process.argv.slice(2);
const processors = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const stages: Record<string, number> = { start: processors() };
let before = 0;
const database = { name: 'db', source: resolve(source), baseDirectory: '/', owner: null, contract: null };
const request = {
  databases: [database],
  designations: [],
  out,
  language: 'en' as const,
  memoryLimit: 2 ** 30,
  ...(mode !== 'link' && { linkage: [] }),
};
const { run, scorecard, discrepancyCounts } = await runSurvey(request, {
  environment: {},
  now: () => new Date(),
  onEvent: (event) => {
    if (event.kind === 'stage-started') before = processors();
    if (event.kind === 'stage-finished') stages[event.stage] = processors() - before;
  },
});
const findings = discrepancyCounts.reduce((sum, { count }) => sum + count, 0);
console.log(
  JSON.stringify({ stages, processors: processors(), rows: run.rows, peak: run.peakMemoryBytes, findings, score: scorecard.databases[0]?.score }),
);
