import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sweep } from '../src/modules/reminders/sweep.ts';
import { testRegister } from './harness/register.ts';

const root = join(import.meta.dirname, '../../..');
let page: string;
beforeAll(async () => {
  page = await readFile(join(root, 'docs/how-to/add-a-reminder-rule.md'), 'utf8');
});

test('the rules of the page hold for its programme, and for no other', async () => {
  const [, method = '', url = '', body = ''] = /```http\n(\w+) \/api\/v1(\S+)\n\n(.*?)```/s.exec(page) ?? [];
  await using register = await testRegister('embedded', '2025-10-01T02:00:00Z');
  const office = await register.as('province-data-office@vn.p38');
  const commune = await register.as('commune-official@vn.p38.c14758');
  for (const id of ['kh38', 'kh39']) {
    await office.send('POST', '/programmes', { id, kind: 'plan', number: id, name: 'Kế hoạch', agencyId: 'p38' });
    const task = { programmeId: id, number: '1', title: 'Số hóa', resultKind: 'other', agencyId: 'c14758', due: '2025-10-20' };
    await office.send('POST', '/tasks', task);
  }
  expect(await office.send(method as 'PUT', url, JSON.parse(body))).toMatchObject({ status: 200, body: { programme: 'kh38', isDefault: false } });
  const told = async (day: string) => {
    await register.clock.moveTo(`${day}T02:00:00Z`);
    await sweep(register, async () => undefined);
    const inboxes = await Promise.all(
      [commune, office].map((who) => who.get<{ items: { thing: { id: number }; days: number; to: string }[] }>('/notifications?unread=true')),
    );
    for (const who of [commune, office]) await who.send('POST', '/notifications/read', {});
    return inboxes.map(({ body: { items } }) => items.map(({ thing, days, to }) => `${thing.id} ${days} ${to}`).sort());
  };
  expect(await told('2025-10-13')).toEqual([['1 -5 person', '2 -10 person'], []]);
  expect(await told('2025-10-22')).toEqual([['2 0 person', '2 1 agency'], ['1 2 steering']]);
});

test('a row of the table is a rule', async () => {
  const [, before = '', added = ''] = /```diff\n {3}(.*)\n\+ {2}(.*)\n```/.exec(page) ?? [];
  const path = join(root, 'apps/server/src/modules/reminders/rules/defaults.ts');
  const text = await readFile(path, 'utf8');
  expect(text).toContain(`  ${before}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-rule-'));
  try {
    await writeFile(join(folder, 'defaults.ts'), text.replace(`  ${before}\n`, `  ${before}\n  ${added}\n`));
    const [now, then] = (await Promise.all([import(path), import(join(folder, 'defaults.ts'))])) as { defaultRules: (kind: string) => object[] }[];
    const without = now?.defaultRules('task') ?? [];
    expect(then?.defaultRules('task')).toEqual([without[0], { days: -5, to: 'agency' }, ...without.slice(1)]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
