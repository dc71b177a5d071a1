import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startMailServer } from '../../test/harness/mail-server.ts';
import { asOwner, testRegister } from '../../test/harness/register.ts';
import { serve } from './serve.ts';

test('registers that are served remind and send letters by themselves, and two of them do it once', async () => {
  await using mail = await startMailServer();
  await using register = await testRegister('server', '2025-08-04T02:00:00Z', mail.environment);
  const central = await register.as('central-steering@vn');
  const ministry = await register.as('ministry-steward@vn.g03/vn');
  await asOwner(register, `update account set email = login || '@example.vn'`);
  await central.send('POST', '/programmes', { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' });
  const task = { programmeId: 'nq71', number: '1', title: 'Xây dựng cơ sở dữ liệu', resultKind: 'database', agencyId: 'g03', due: '2025-08-15' };
  expect((await central.send('POST', '/tasks', task)).status).toBe(201);
  {
    // They live today, long after it was due.
    const served = async () => serve(register.configuration, { people: 0, seed: 0 });
    await using first = await served();
    await using second = await served();
    expect(first.url).not.toBe(second.url);
    while (mail.received.length < 2) await wait(100);
  }
  expect(mail.received.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual([
    'person1@example.vn Sổ Gốc: 1 việc quá hạn',
    'person2@example.vn Sổ Gốc: 1 việc quá hạn',
  ]);
  const { body } = await ministry.get<{ items: { to: string }[] }>('/notifications');
  expect(body.items.map(({ to }) => to)).toEqual(['above', 'agency', 'person']);
});
