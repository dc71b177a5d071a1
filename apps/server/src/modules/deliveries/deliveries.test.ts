import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MailServer, type Received, startMailServer } from '../../../test/harness/mail-server.ts';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { configure } from '../../configuration.ts';
import { remindingDay } from '../reminders/index.ts';
import { sweep } from '../reminders/sweep.ts';
import { sendLetters } from './email/send-letters.ts';
import { beginHanding, claimNext, freeDead, settle } from './outbox/claim.ts';
import { queueDeliveries } from './outbox/queue-deliveries.ts';
import { callWebhooks } from './webhooks/call-webhooks.ts';

interface Shown {
  id: string;
  state: string;
  problem: string | null;
  attempts: number;
}
interface Called {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

describe.each(kinds)('deliveries on the %s database', (kind) => {
  let mail: MailServer;
  let register: TestRegister;
  let central: Person;
  let ministry: Person;
  let administrator: Person;
  let answer: (letter: Received) => Promise<Error | undefined> = async () => undefined;
  let numbers = 0;
  const running = new AbortController().signal;
  const called: Called[] = [];
  let answers: number[] = [];
  const hook = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    called.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    const status = answers.shift() ?? 204;
    response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/inside' } : {}).end();
  });

  beforeAll(async () => {
    mail = await startMailServer({ answer: (letter) => answer(letter) });
    hook.listen(0, '127.0.0.1');
    await once(hook, 'listening');
    register = await testRegister(kind, '2025-08-04T02:00:00Z', { ...mail.environment, SOGOC_WEBHOOK_NETWORKS: '127.0.0.1' });
    central = await register.as('central-steering@vn');
    ministry = await register.as('ministry-steward@vn.g03/vn');
    administrator = await register.as('administrator@vn');
    for (const [who, email, language] of [
      [central, 'steering@example.vn', 'en'],
      [ministry, 'steward@example.vn', 'vi'],
    ] as const)
      await register.database.owner.updateTable('account').set({ email, language }).where('id', '=', who.accountId).execute();
    await central.send('POST', '/programmes', { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' });
  });
  afterAll(async () => {
    await register?.[Symbol.asyncDispose]();
    await mail?.[Symbol.asyncDispose]();
    hook.close();
  });

  // Each test begins with an empty desk.
  beforeEach(async () => {
    const { owner } = register.database;
    for (const table of ['notification', 'delivery', 'reminder', 'task'] as const) await owner.deleteFrom(table).execute();
    mail.received.length = 0;
    called.length = 0;
  });

  const url = () => `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
  const assign = async (due: string): Promise<number> => {
    numbers += 1;
    const task = {
      programmeId: 'nq71',
      number: `71-${numbers}`,
      title: 'Xây dựng cơ sở dữ liệu đất đai',
      resultKind: 'database',
      agencyId: 'g03',
      due,
    };
    return (await central.send<{ id: number }>('POST', '/tasks', task)).body.id;
  };
  /** Reminds as of a day and carries what is in the outbox. @returns the letters that arrived. */
  const on = async (day: string): Promise<Received[]> => {
    await register.clock.moveTo(`${day}T02:00:00Z`);
    await sweep(register, (trx, ids, today) => queueDeliveries(trx, register.configuration, ids, today));
    const before = mail.received.length;
    await Promise.all([sendLetters(register, running), sendLetters(register, running)]);
    return mail.received.slice(before);
  };
  const states = async () => (await administrator.get<{ byState: Record<string, number>; items: Shown[] }>('/deliveries')).body;
  const dueNow = () => sql`update delivery set next_at = now() where state = 'queued'`.execute(register.database.owner);

  test('one letter tells a person all there is to tell, over TLS, in their language, and names nobody in its subject', async () => {
    const [first, second] = [await assign('2025-08-15'), await assign('2025-08-20')];
    await on('2025-08-15');
    const letters = await on('2025-08-25');
    expect(letters.map(({ to, subject, secure, user }) => [to, subject, secure, user])).toEqual([
      ['steward@example.vn', 'Sổ Gốc: 2 việc quá hạn', true, 'sogoc'],
    ]);
    const [letter] = letters;
    expect(letter?.text).toContain(`Nhiệm vụ 71-1: Xây dựng cơ sở dữ liệu đất đai\r\n  quá hạn 6 ngày làm việc, hạn 15/08/2025`);
    expect(letter?.text).toContain(`${register.configuration.publicUrl}/tasks/${second}`);
    expect(letter?.text.indexOf(`/tasks/${first}`)).toBeLessThan(letter?.text.indexOf(`/tasks/${second}`) ?? 0);
    const up = await on('2025-09-05');
    expect(up.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['steering@example.vn', 'Sổ Gốc: 2 overdue'],
      ['steward@example.vn', 'Sổ Gốc: 1 việc quá hạn'],
    ]);
    expect(new Set(mail.received.map(({ id }) => id)).size).toBe(mail.received.length);
    expect((await states()).byState).toEqual({ sent: mail.received.length });
  });

  test('what no longer holds when a letter leaves is not in it, and a letter without anything is not sent', async () => {
    const task = await assign('2025-10-01');
    await register.clock.moveTo('2025-10-01T02:00:00Z');
    await sweep(register, (trx, ids, day) => queueDeliveries(trx, register.configuration, ids, day));
    await central.send('PATCH', `/tasks/${task}`, { version: 1, due: '2025-12-01' });
    expect(await on('2025-10-01')).toEqual([]);
    expect((await states()).byState.cancelled).toBe(1);
  });

  test('a letter that the server refuses for now is tried again under its id; one refused for good is not, and can be sent again by hand', async () => {
    await assign('2025-10-20');
    answer = async () => Object.assign(new Error('Try later'), { responseCode: 451 });
    expect(await on('2025-10-20')).toEqual([]);
    expect((await states()).items[0]).toMatchObject({ state: 'queued', attempts: 1, problem: 'EMESSAGE 451' });
    await dueNow();
    answer = async () => Object.assign(new Error('Never'), { responseCode: 550 });
    expect(await on('2025-10-20')).toEqual([]);
    const [failed] = (await states()).items;
    expect(failed).toMatchObject({ state: 'failed', attempts: 2, problem: 'EMESSAGE 550' });
    answer = async () => undefined;
    expect((await ministry.send('POST', `/deliveries/${failed?.id}/again`)).status).toBe(403);
    expect((await administrator.send<Shown>('POST', `/deliveries/${failed?.id}/again`)).body.state).toBe('queued');
    expect((await on('2025-10-20')).map(({ id }) => id)).toEqual([`<${failed?.id}@register.example.vn>`]);
    expect((await administrator.send('POST', `/deliveries/${failed?.id}/again`)).status).toBe(409);
  });

  test('where the line breaks after the letter has left, nobody sends it again by themselves', async () => {
    await assign('2025-11-03');
    let broken: Received | undefined;
    await using breaking: MailServer = await startMailServer({
      security: 'none',
      answer: async (letter) => {
        broken = letter;
        breaking.cut();
        return undefined;
      },
    });
    const configuration = configure({}, breaking.environment);
    await register.clock.moveTo('2025-11-03T02:00:00Z');
    await sweep(register, (trx, ids, day) => queueDeliveries(trx, register.configuration, ids, day));
    await sendLetters({ ...register, configuration }, running);
    const [uncertain] = (await states()).items;
    expect(uncertain).toMatchObject({ problem: 'ECONNECTION' });
    expect([uncertain?.state, broken?.id]).toEqual(['uncertain', `<${uncertain?.id}@register.example.vn>`]);
    expect(await on('2025-11-03')).toEqual([]);
    expect((await administrator.send<Shown>('POST', `/deliveries/${uncertain?.id}/again`)).body.state).toBe('queued');
    expect((await on('2025-11-03')).map(({ id }) => id)).toEqual([`<${uncertain?.id}@register.example.vn>`]);
  });

  test('what may not have arrived can be dropped, and is never sent then', async () => {
    await assign('2025-11-10');
    await register.clock.moveTo('2025-11-10T02:00:00Z');
    await sweep(register, (trx, ids, day) => queueDeliveries(trx, register.configuration, ids, day));
    const claimed = await claimNext(register.database, 'email');
    if (!claimed) throw new Error('Nothing was queued.');
    const drop = (who: Person) => who.send<Shown & { mayDecide: boolean }>('POST', `/deliveries/${claimed.id}/drop`);
    expect((await drop(administrator)).status).toBe(409);
    await settle(register.database, claimed, { state: 'uncertain', problem: 'ECONNECTION' });
    expect((await drop(ministry)).status).toBe(403);
    expect((await drop(administrator)).body).toMatchObject({ state: 'cancelled', mayDecide: false });
    expect((await administrator.send('POST', `/deliveries/${claimed.id}/again`)).status).toBe(409);
    expect(await on('2025-11-10')).toEqual([]);
  });

  test('where the server is not there the letters wait, and none is lost', async () => {
    await assign('2025-11-20');
    const nobody = { ...register, configuration: configure({}, { ...mail.environment, SOGOC_SMTP_PORT: '1' }) };
    await register.clock.moveTo('2025-11-20T02:00:00Z');
    await sweep(register, (trx, ids, day) => queueDeliveries(trx, register.configuration, ids, day));
    await sendLetters(nobody, running);
    expect((await states()).items[0]).toMatchObject({ state: 'queued', problem: 'ESOCKET' });
    await dueNow();
    expect(await on('2025-11-20')).toHaveLength(1);
  });

  test('a worker that dies before the letter leaves is taken over; one that dies after that leaves it uncertain; one that was slow does not send it twice', async () => {
    const { owner } = register.database;
    await assign('2025-12-03');
    await register.clock.moveTo('2025-12-03T02:00:00Z');
    await sweep(register, (trx, ids, day) => queueDeliveries(trx, register.configuration, ids, day));
    const slow = await claimNext(register.database, 'email');
    if (!slow) throw new Error('Nothing was queued.');
    await freeDead(register.database, false);
    expect((await states()).items[0]?.state).toBe('claimed');
    await sql`update delivery set claimed_at = now() - interval '1 hour' where id = ${slow.id}`.execute(owner);
    await freeDead(register.database, false);
    const next = await claimNext(register.database, 'email');
    expect(next?.id).toBe(slow.id);
    expect([await beginHanding(register.database, slow), next && (await beginHanding(register.database, next))]).toEqual([false, true]);
    await settle(register.database, slow, { state: 'sent' });
    expect((await states()).items[0]?.state).toBe('handing');
    await freeDead(register.database, true);
    expect((await states()).items[0]).toMatchObject({ state: 'uncertain', problem: 'WORKER_GONE' });
    // It was only slow after all, and knows better.
    if (next) await settle(register.database, next, { state: 'sent' });
    expect((await states()).items[0]?.state).toBe('sent');
    expect(await on('2025-12-03')).toEqual([]);
  });

  test('a webhook is called with what a receiver can check, follows nobody elsewhere, and is tried again under the same key', async () => {
    const told = { name: 'Hệ thống chỉ đạo', url: url(), kinds: ['task'], agencyId: 'g03' };
    expect((await ministry.send('POST', '/webhooks', told)).status).toBe(403);
    const made = await administrator.send<{ id: string; secret: string; version: number }>('POST', '/webhooks', told);
    expect(made.status).toBe(201);
    expect(JSON.stringify((await administrator.get('/webhooks')).body)).not.toContain(made.body.secret);
    const task = await assign('2026-01-08');
    answers = [503];
    await on('2026-01-08');
    await callWebhooks(register, running);
    await dueNow();
    await Promise.all([callWebhooks(register, running), callWebhooks(register, running)]);
    expect(called).toHaveLength(2);
    const [first, second] = called;
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = second?.headers ?? {};
    const key = Buffer.from(made.body.secret.replace('whsec_', ''), 'base64');
    expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${at}.${second?.body}`).digest('base64')}`);
    expect(JSON.parse(second?.body ?? '{}')).toMatchObject({
      type: 'reminder.told',
      data: { kind: 'task', id: task, due: '2026-01-08', to: 'person', daysLeft: 0 },
    });
    expect(second?.body).not.toContain('Xây dựng');
    answers = [302];
    const { body } = await administrator.send<{ deliveryId: string }>('POST', `/webhooks/${made.body.id}/test`);
    await callWebhooks(register, running);
    expect((await administrator.get<Shown>(`/deliveries/${body.deliveryId}`)).body).toMatchObject({ state: 'failed', problem: 'HTTP 302' });
    expect(called).toHaveLength(3);
    expect((await administrator.send('PATCH', `/webhooks/${made.body.id}`, { version: 1, active: false })).status).toBe(200);
    await assign('2026-01-15');
    await on('2026-01-15');
    await callWebhooks(register, running);
    expect(called).toHaveLength(3);
  });

  test('a webhook inside the house, or in the clear, is not called', async () => {
    for (const [address, problem] of [
      ['http://169.254.169.254/latest/meta-data', 'ADDRESS_REFUSED'],
      ['https://[::1]/', 'ADDRESS_REFUSED'],
      ['https://10.0.0.8/hook', 'ADDRESS_REFUSED'],
      ['http://localhost:1/', 'ADDRESS_REFUSED'],
      ['http://8.8.8.8/hook', 'NOT_HTTPS'],
    ] as const) {
      const made = await administrator.send<{ id: string }>('POST', '/webhooks', { name: 'x', url: address, kinds: ['case'], agencyId: 'g03' });
      const { body } = await administrator.send<{ deliveryId: string }>('POST', `/webhooks/${made.body.id}/test`);
      const strict = { ...register, configuration: { ...register.configuration, webhookNetworks: [] } };
      await callWebhooks(strict, running);
      expect([address, (await administrator.get<Shown>(`/deliveries/${body.deliveryId}`)).body.problem]).toEqual([address, problem]);
    }
  });

  test('a letter can be tried, and who is no administrator sees nothing of all this, also by SQL', async () => {
    await register.database.owner.updateTable('account').set({ email: 'admin@example.vn' }).where('id', '=', administrator.accountId).execute();
    expect((await administrator.get('/mail')).body).toEqual({
      configured: true,
      host: '127.0.0.1',
      security: 'starttls',
      from: 'sogoc@register.example.vn',
    });
    expect((await administrator.send('POST', '/mail/test')).status).toBe(202);
    expect((await on(remindingDay(register.clock))).map(({ subject }) => subject)).toEqual(['Sổ Gốc: thư thử']);
    const sqlOf = (who: Person, statement: string) => asServerRole(register, who.secret, statement);
    const elsewhere = await register.as('administrator@vn.p38');
    for (const who of [ministry, elsewhere]) {
      expect(await sqlOf(who, 'select id from webhook')).toEqual([]);
      expect(await sqlOf(who, 'select id from delivery')).toEqual([]);
      expect(await sqlOf(who, `update delivery set state = 'queued' returning id`)).toEqual([]);
    }
    expect((await elsewhere.get('/webhooks')).body).toEqual({ items: [] });
    await expect(sqlOf(administrator, 'select sealed_secret from webhook')).rejects.toThrow(/permission denied/);
    await expect(
      sqlOf(
        ministry,
        `insert into delivery (channel, account_id, test, agency, territory) values ('email', '${central.accountId}', true, 'vn', 'vn')`,
      ),
    ).rejects.toThrow(/row-level security/);
    await sql`update delivery set state = 'failed'`.execute(register.database.owner);
    await expect(sqlOf(administrator, `update delivery set state = 'sent' where state = 'failed'`)).rejects.toThrow(/row-level security/);
  });
});
