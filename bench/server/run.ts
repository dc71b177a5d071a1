import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import type { Asked, Served, Used } from './child.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    runs: { type: 'string', default: '3' },
    connections: { type: 'string', default: '20' },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  bytes: number;
  /** Processor milliseconds for a request, of the server, of PostgreSQL and of the client. */
  server: number;
  postgres: number;
  client: number;
}

const child = fork(join(import.meta.dirname, 'child.ts'));
const heard = async <T>(): Promise<T> => ((await once(child, 'message')) as [T])[0];
const { routes, headers } = await heard<Served>();
const measured = new Map<string, Measured[]>();
for (const url of Object.values(routes)) await autocannon({ url, headers, connections, duration: 2 });
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const [name, url] of Object.entries(routes)) {
    for (const [state, asked] of [
      ['', 'rest'],
      [', always anew', 'anew'],
    ] as const) {
      const row = name + state;
      measured.set(row, [...(measured.get(row) ?? []), await measure(url, asked)]);
    }
  }
}
console.log(`Load ${loadavg()[0]?.toFixed(1)}, ${connections} connections, ${values.runs} runs of ${seconds} s; medians\n`);
console.log('| | requests/s | ÷ bare | p50 ms | p99 ms | bytes | server ms | PostgreSQL ms | client ms |\n|---|---|---|---|---|---|---|---|---|');
const bare = median(measured.get('bare') ?? [], 'perSecond');
for (const [name, runs] of measured) {
  const of = (key: keyof Measured) => median(runs, key);
  const cells = [of('perSecond').toFixed(0), (of('perSecond') / bare).toFixed(2), of('p50').toFixed(0), of('p99').toFixed(0), of('bytes').toFixed(0)];
  console.log(`| ${[name, ...cells, of('server').toFixed(3), of('postgres').toFixed(3), of('client').toFixed(3)].join(' | ')} |`);
}
child.disconnect();

async function measure(url: string, asked: Asked): Promise<Measured> {
  const [before, client] = [await used(asked), process.cpuUsage()];
  const result = await autocannon({ url, headers, connections, duration: seconds });
  const spent = process.cpuUsage(client);
  const after = await used('rest');
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  const requests = result.requests.total;
  return {
    perSecond: requests / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: result.throughput.total / requests,
    server: ((after.server - before.server) / requests) * 1000,
    postgres: ((after.postgres - before.postgres) / requests) * 1000,
    client: (spent.user + spent.system) / 1000 / requests,
  };
}

function used(asked: Asked): Promise<Used> {
  child.send(asked);
  return heard();
}

function median(runs: readonly Measured[], key: keyof Measured): number {
  const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
