import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProgramme } from '@sogoc/demo';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, type TestRegister, testRegister } from '../../test/harness/register.ts';
import { addLaterLists } from './later-lists.ts';
import { loadProgramme } from './load-programme.ts';
import { demonstrationMark } from './mark.ts';

let folder: string;
let register: TestRegister;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-later-'));
  await writeProgramme(join(folder, 'programme'), 7, [], '2025-10-01');
  register = await testRegister('embedded', '2025-10-01T02:00:00Z');
  await loadProgramme(register.database, folder);
});
afterAll(async () => {
  await register?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test('a home made before there were tasks gets them with what they wait for, once, and keeps what people removed', async () => {
  const central = await register.as('central-steering@vn');
  const count = async (query: string) => (await central.get<{ total: Record<string, number> }>(`/tasks/summary?${query}`)).body.total;
  await addLaterLists(register);
  expect((await count('asOf=2025-10-01')).given).toBe(0);
  await demonstrationMark(register.configuration.home, 1000, 7);
  for (const _again of [1, 2]) {
    await addLaterLists(register);
    expect(await count('asOf=2025-10-01')).toMatchObject({ given: 652, overdue: 34, 'at-risk': 27 });
  }
  expect((await central.get('/obstacles/summary?asOf=2025-10-01')).body).toMatchObject({ total: { raised: 26 } });
  const bound = await register.database.owner.selectFrom('task_measure').select(['met', 'measured_at']).execute();
  expect(bound.length).toBeGreaterThan(0);
  expect(bound.every(({ met, measured_at }) => met === false && measured_at !== null)).toBe(true);
  await asOwner(register, `delete from task where programme_id = 'bcd'`);
  await addLaterLists(register);
  expect((await count('asOf=2025-10-01')).given).toBe(330);
});
