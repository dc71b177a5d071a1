import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventRoute } from '../../src/http/event-route.ts';
import { type Person, type TestRegister, testRegister } from '../harness/register.ts';

let register: TestRegister;
let office: Person;
let port: number;
beforeAll(async () => {
  register = await testRegister('embedded', undefined, { SOGOC_REQUEST_TIMEOUT: '1' });
  office = await register.as('province-data-office@vn.p38');
  port = Number(new URL(await register.app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => register?.[Symbol.asyncDispose]());

/** Sends a text, then a byte now and then that never ends it. @returns what was answered until the line was closed. */
async function drip(text: string, byte: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let answered = '';
  socket
    .on('error', () => undefined)
    .on('data', (data) => {
      answered += String(data);
    });
  socket.write(text);
  const timer = setInterval(() => socket.write(byte), 100);
  await closed;
  clearInterval(timer);
  return answered;
}

const served = () => fetch(`http://127.0.0.1:${port}/api/v1/databases`, { headers: { authorization: `Bearer ${office.secret}` } });

test('requests that never arrive are ended, headers or body, and others are served meanwhile', async () => {
  const head = 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\n';
  const slow = [
    ...Array.from({ length: 100 }, () => drip(head, 'x')),
    ...Array.from({ length: 50 }, () => drip(`${head}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`, ' ')),
  ];
  for (let request = 0; request < 5; request += 1) expect((await served()).status).toBe(200);
  const answers = await Promise.all(slow);
  expect(answers.filter((text) => !text.startsWith('HTTP/1.1 408'))).toEqual([]);
  expect((await served()).status).toBe(200);
});

test('what a stranger sends to a guarded route is not even received', async () => {
  const head =
    'POST /api/v1/databases HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{';
  expect(await drip(head, ' ')).toMatch(/^HTTP\/1\.1 401 /);
});

test('a reader of events that does not read is sent no more, and let go', async () => {
  await using app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('caller', null);
  await app.register(cookie);
  let looks = 0;
  eventRoute(app, register, {
    url: '/events',
    operationId: 'events',
    tag: 'test',
    summary: 'Much, and always something else',
    action: 'job.read',
    params: z.object({}),
    givesUp: 1_500,
    look: async () => {
      looks += 1;
      return { data: `${looks}${'x'.repeat(4_000_000)}`, last: false };
    },
  });
  const lines: Socket[] = [];
  app.server.on('connection', (socket) => lines.push(socket));
  const { port: own } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const deaf = connect(Number(own), '127.0.0.1').on('error', () => undefined);
  deaf.pause();
  deaf.write(`GET /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${office.secret}\r\n\r\n`);
  let most = 0;
  while (lines.length === 0 || lines.some((line) => !line.destroyed)) {
    most = Math.max(most, ...lines.map((line) => line.writableLength));
    await wait(20);
  }
  // It was looked at several times; what waited to be sent was never more than one event.
  expect(looks).toBeGreaterThanOrEqual(3);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(4_100_000);
  deaf.destroy();
});
