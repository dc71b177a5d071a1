import { readFile } from 'node:fs/promises';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { testRegister } from '../../apps/server/test/harness/register.ts';
import { fill, unit } from './fill.ts';

/** What is asked for, by name; `bare` is a route without anything around it. */
export interface Served {
  routes: Record<string, string>;
  headers: Record<string, string>;
}

/** What the parent says before each part: from now on nothing that was answered holds any more, or it does as long as nothing is written. */
export type Asked = 'anew' | 'rest';

/** Processor seconds used so far. */
export interface Used {
  server: number;
  postgres: number;
}

/** Processor seconds by connection, also of those that have ended since. */
const spent = new Map<number, number>();

await using register = await testRegister('server', undefined, { SOGOC_CHECK_ANSWERS: 'no' });
await fill(register);
const { secret } = await register.as('province-data-office@vn.p38');
const url = await register.app.listen({ host: '127.0.0.1', port: 0 });
const bare = Fastify();
bare.get('/', async () => (await sql`select 1 as one`.execute(register.database.work)).rows);
const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 });
const api = `${url}/api/v1`;
const served: Served = {
  headers: { authorization: `Bearer ${secret}` },
  routes: {
    bare: bareUrl,
    'who am I': `${api}/session`,
    'list databases': `${api}/databases`,
    'one scorecard': `${api}/databases/database-7/scorecard`,
    'cases of a unit': `${api}/cases?unit=${unit}`,
  },
};
const { moments } = register.database;
const hold = moments.hold.bind(moments);
process.on('message', async (asked: Asked) => {
  moments.hold = asked === 'anew' ? () => false : hold;
  process.send?.(await used());
});
process.send?.(served);
await new Promise((resolve) => process.once('disconnect', resolve));
await bare.close();

async function used(): Promise<Used> {
  const { user, system } = process.cpuUsage();
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(register.database.owner);
  for (const { pid } of rows) spent.set(pid, Math.max(spent.get(pid) ?? 0, await processorSeconds(pid)));
  return { server: (user + system) / 1e6, postgres: [...spent.values()].reduce((sum, one) => sum + one, 0) };
}

/** Of a process, from Linux's own count in hundredths. */
async function processorSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}
