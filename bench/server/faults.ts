import { parseArgs } from 'node:util';
import { killRounds, type Victim, victims } from '../../apps/server/test/faults/kill-rounds.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, only: { type: 'string' } } });
const chosen = victims.filter((victim) => values.only === undefined || victim === values.only);
const lines: string[] = [];
for (const victim of chosen) lines.push(await report(victim));
console.log('\n| killed | times | writes confirmed | lost | half cases | audit log | survey | ready again: median, worst s | refused, unanswered |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const line of lines) console.log(line);

async function report(victim: Victim): Promise<string> {
  const found = await killRounds(victim, Number(values.rounds), console.error);
  const { confirmed, downtimes, job } = found;
  const sorted = downtimes.toSorted((a, b) => a - b).map((ms) => (ms / 1000).toFixed(1));
  const acts = [...confirmed.cases.values()].reduce((sum, { times }) => sum + times, 0);
  const cells = [
    victim,
    downtimes.length,
    confirmed.databases.length + acts,
    found.databasesLost + found.casesLost,
    `${found.halfCases}, untold ${found.untold}`,
    `${found.auditValid ? 'valid' : 'NOT VALID'}, ${found.auditEntries} entries`,
    `${job.state}, begun ${job.attempts} times, filed ${job.runs}`,
    `${sorted[Math.floor(sorted.length / 2)]}, ${sorted.at(-1)}`,
    `${[...confirmed.refused].map(([why, times]) => `${why} × ${times}`).join(', ') || 0}, ${confirmed.lost}`,
  ];
  return `| ${cells.join(' | ')} |`;
}
