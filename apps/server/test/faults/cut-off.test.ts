import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DurablePostgres, durablePostgres } from './durable-postgres.ts';
import { type PreparedHome, prepareHome } from './prepared-home.ts';
import { type Served, serveRegister, untilReady } from './served.ts';

/** A line to PostgreSQL that can be cut, or fall silent as a firewall makes it. */
async function lineTo(port: number) {
  const sockets = new Set<Socket>();
  const state: { now: 'open' | 'cut' | 'silent' } = { now: 'open' };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    sockets.add(near);
    near.on('error', () => undefined).on('close', () => sockets.delete(near));
    if (state.now === 'cut') return void near.destroy();
    if (state.now === 'silent') return;
    const far = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.add(far);
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    near.on('data', (data) => state.now === 'open' && far.write(data));
    far.on('data', (data) => state.now === 'open' && near.write(data));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    become(now: typeof state.now) {
      state.now = now;
      // Lines that were silent are of no use to either side.
      if (now !== 'silent') cut();
    },
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let postgres: DurablePostgres;
let line: Awaited<ReturnType<typeof lineTo>>;
let prepared: PreparedHome;
let register: Served;
beforeAll(async () => {
  postgres = await durablePostgres();
  line = await lineTo(postgres.port);
  prepared = await prepareHome(postgres.environment);
  const through = Object.entries(postgres.environment).map(([name, url]) => [name, url.replace(`:${postgres.port}/`, `:${line.port}/`)]);
  register = await serveRegister(prepared.home, Object.fromEntries(through));
  await untilReady(register.url);
});
afterAll(async () => {
  await register?.end('SIGKILL');
  await line?.[Symbol.asyncDispose]();
  await prepared?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
});

const list = () => fetch(`${register.url}/api/v1/databases`, { headers: { authorization: `Bearer ${prepared.secret}` } });

test.each(['cut', 'silent'] as const)('a line to the database that is %s: clear answers, not ready, and well again by itself', async (fault) => {
  expect((await list()).status).toBe(200);
  line.become(fault);
  await untilReady(register.url, false);
  for (const answer of await Promise.all(Array.from({ length: 8 }, list))) {
    expect([answer.status, answer.headers.get('content-type'), Number(answer.headers.get('retry-after'))]).toEqual([
      503,
      expect.stringContaining('application/problem+json'),
      expect.any(Number),
    ]);
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(await answer.json()).toMatchObject({ code: 'REGISTER_DATABASE_UNREACHABLE', remedy: expect.any(String) });
  }
  const health = await fetch(`${register.url}/health/ready`);
  expect([health.status, await health.json()]).toEqual([503, { status: 'database-unreachable' }]);
  expect((await fetch(`${register.url}/health/live`)).status).toBe(200);
  line.become('open');
  await untilReady(register.url);
  expect((await list()).status).toBe(200);
});
