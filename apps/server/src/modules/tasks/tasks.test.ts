import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

interface Shown {
  id: number;
  version: number;
  state: string;
  figure: string;
  due: string;
  dueFirst: string;
  doneOn: string | null;
  recordedOn: string | null;
  occurrence: number;
  actions: string[];
  person: { id: string } | null;
  code?: string;
}
interface Forecast {
  counted: boolean;
  forecast: { atRisk: boolean; daysLeft: number; reasons: { code: string; figures: Record<string, number> }[] } | null;
}
type Step = Record<string, unknown> & { action: string };

describe.each(kinds)('tasks on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  let ministry: Person;
  let beside: Person;
  let numbers = 0;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-01T02:00:00Z');
    central = await register.as('central-steering@vn');
    ministry = await register.as('ministry-steward@vn.g03/vn');
    beside = await register.as('ministry-steward@vn.g04/vn');
    const programme = { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' };
    expect((await central.send('POST', '/programmes', programme)).status).toBe(201);
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const assign = async (told: object = {}): Promise<Shown> => {
    numbers += 1;
    const task = { programmeId: 'nq71', number: String(numbers), title: 'Xây dựng cơ sở dữ liệu đất đai', resultKind: 'database', agencyId: 'g03' };
    const made = await central.send<Shown>('POST', '/tasks', { ...task, due: '2025-07-31', ...told });
    expect(made).toMatchObject({ status: 201 });
    return made.body;
  };
  /** Steps one after the other, each with the version that the one before gave. */
  const walk = async (task: Shown, ...steps: [Person, Step][]): Promise<Answer<Shown>> => {
    let answer: Answer<Shown> = { status: 200, body: task };
    for (const [who, step] of steps) {
      answer = await who.send<Shown>('POST', `/tasks/${task.id}/actions`, { version: answer.body.version, ...step });
      if (answer.status !== 200) return answer;
    }
    return answer;
  };
  const evidence = ['Quyết định 12/QĐ-BNNMT'];
  const upToReport: [Person, Step][] = [];
  beforeAll(() => {
    upToReport.push([ministry, { action: 'accept' }], [ministry, { action: 'progress', progress: 60 }], [ministry, { action: 'report', evidence }]);
  });

  test('are accepted, worked on, reported with evidence and verified: on time or late follows from the days', async () => {
    const task = await assign();
    expect(task).toMatchObject({ state: 'assigned', figure: 'open', actions: expect.arrayContaining(['cancel', 'correct']) });
    const early = await walk(task, [ministry, { action: 'report', evidence }]);
    expect(early.body.code).toBe('STATE_FORBIDS');
    const bare = await walk(task, [ministry, { action: 'accept' }], [ministry, { action: 'report' }]);
    expect(bare.body).toMatchObject({ code: 'REQUEST_INVALID' });
    const read = (await central.get<Shown>(`/tasks/${task.id}`)).body;
    expect(read.person?.id).toBe(ministry.accountId);
    const reported = await walk(read, [ministry, { action: 'report', evidence }]);
    expect(reported.body).toMatchObject({ state: 'reported', figure: 'awaiting', doneOn: '2025-07-01', recordedOn: null });
    const returned = await walk(reported.body, [central, { action: 'return', reason: 'Thiếu biên bản nghiệm thu' }]);
    expect(returned.body).toMatchObject({ state: 'returned', doneOn: null });
    const verified = await walk(returned.body, [ministry, { action: 'report', evidence }], [central, { action: 'verify' }]);
    expect(verified.body).toMatchObject({ state: 'verified', figure: 'done-on-time', actions: ['correct'] });
    const { body } = await ministry.get<{ items: { verb: string; details: unknown }[] }>(`/tasks/${task.id}/history`);
    expect(body.items.map(({ verb }) => verb)).toEqual(['verify', 'report', 'return', 'report', 'accept', 'assign']);
    expect(body.items[1]?.details).toEqual({ evidence });
  });

  test('what was done and not recorded is corrected, and both days are kept', async () => {
    const task = await assign({ startOn: '2025-06-01' });
    await register.database.owner.updateTable('task').set({ assigned_on: '2025-06-01' }).where('id', '=', task.id).execute();
    const corrected = await walk(task, [central, { action: 'correct', doneOn: '2025-06-20', evidence, reason: 'Báo cáo giấy đã nộp' }]);
    expect(corrected.body).toMatchObject({ state: 'verified', doneOn: '2025-06-20', recordedOn: '2025-07-01', figure: 'done-on-time' });
    const count = async (asOf: string) =>
      (await central.get<{ total: Record<string, number> }>(`/tasks/summary?asOf=${asOf}&programme=nq71`)).body.total;
    expect(await count('2025-06-25')).toMatchObject({ given: 1, done: 1, 'not-recorded': 1 });
    expect(await count('2025-06-10')).toMatchObject({ given: 1, done: 0, open: 1 });
    expect((await walk(corrected.body, [central, { action: 'correct', doneOn: '2030-01-01', evidence, reason: 'x' }])).status).toBe(400);
  });

  test('an extension needs a reason, is granted or refused by who assigned it, and the first due day stays', async () => {
    const task = await assign();
    const asked = await walk(task, [ministry, { action: 'ask-extension', due: '2025-09-30', reason: 'Chờ nghị định' }]);
    expect(asked.body).toMatchObject({ state: 'assigned', due: '2025-07-31', extensionAsked: true });
    expect((await walk(asked.body, [ministry, { action: 'grant-extension' }])).body.code).toBe('NOT_ALLOWED');
    const granted = await walk(asked.body, [central, { action: 'grant-extension' }]);
    expect(granted.body).toMatchObject({ due: '2025-09-30', dueFirst: '2025-07-31', extensionAsked: false });
    const refused = await walk(
      granted.body,
      [ministry, { action: 'ask-extension', due: '2025-12-31', reason: 'x' }],
      [central, { action: 'refuse-extension', reason: 'Không khách quan' }],
    );
    expect(refused.body).toMatchObject({ due: '2025-09-30', extensions: [{ state: 'refused' }, { state: 'granted' }] });
    expect((await walk(refused.body, [ministry, { action: 'ask-extension', due: '2025-12-31' }])).body.code).toBe('REQUEST_INVALID');
  });

  test('overdue follows from the day, and the lists show what the summary counts', async () => {
    const task = await assign({ due: '2025-07-10', agencyId: 'g05' });
    const at = async (asOf: string) => (await central.get<Shown>(`/tasks/${task.id}?asOf=${asOf}`)).body.figure;
    expect([await at('2025-07-10'), await at('2025-07-11')]).toEqual(['open', 'overdue']);
    const { body } = await central.get<{ total: Record<string, number> }>('/tasks/summary?asOf=2025-08-15');
    for (const figure of ['given', 'done', 'done-on-time', 'done-late', 'overdue', 'awaiting', 'open', 'at-risk', 'not-recorded']) {
      const list = await central.get<{ total: number }>(`/tasks?asOf=2025-08-15&figure=${figure}`);
      expect([figure, list.body.total]).toEqual([figure, body.total[figure]]);
    }
    expect(body.total.overdue).toBeGreaterThan(0);
    const found = await central.get<{ items: Shown[] }>(
      `/tasks?agency=g05&search=${encodeURIComponent('DAT dai')}&sort=priority&order=desc&month=2025-07`,
    );
    expect(found.body.items.map(({ id }) => id)).toEqual([task.id]);
  });

  test('the forecast tells its reasons with their figures, the same to everybody who sees the task', async () => {
    const task = await assign({ startOn: '2025-06-02', due: '2025-07-04', difficulty: 'hard', coordinating: ['g04'] });
    const { body } = await central.get<Forecast>(`/tasks/${task.id}/forecast?asOf=2025-07-01`);
    expect(body).toMatchObject({ counted: true, forecast: { atRisk: true, daysLeft: 3 } });
    expect(body.forecast?.reasons.map(({ code }) => code)).toEqual(['not-started', 'hard']);
    expect(body.forecast?.reasons[0]?.figures.workedDays).toBeGreaterThan(15);
    for (const who of [ministry, beside]) expect((await who.get(`/tasks/${task.id}/forecast?asOf=2025-07-01`)).body).toEqual(body);
    const listed = await ministry.get<{ items: (Shown & { forecast: unknown })[] }>('/tasks?asOf=2025-07-01&figure=at-risk');
    expect(listed.body.items.find(({ id }) => id === task.id)?.forecast).toEqual(body.forecast);
    const over = await central.get<Forecast>(`/tasks/${task.id}/forecast?asOf=2025-07-05`);
    expect(over.body).toEqual({ asOf: '2025-07-05', counted: false, forecast: null });
  });

  test('of a recurring task the next is assigned once this one is verified', async () => {
    const task = await assign({ recurs: 'monthly', number: 'recurring' });
    await walk(task, ...upToReport, [central, { action: 'verify' }]);
    const verified = (await central.get<Shown>(`/tasks/${task.id}`)).body;
    const correction = { action: 'correct', doneOn: '2025-07-01', evidence, reason: 'Ghi nhầm ngày' };
    const twice = await Promise.all([walk(verified, [central, correction]), walk(verified, [central, correction])]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await central.get<{ items: (Shown & { number: string })[] }>('/tasks?search=recurring');
    expect(body.items.map(({ occurrence, due, state }) => [occurrence, due, state])).toEqual([
      [1, '2025-07-31', 'verified'],
      [2, '2025-08-31', 'assigned'],
    ]);
  });

  test('helpers see a task and speak, and may no more; who is beside sees nothing', async () => {
    const task = await assign({ coordinating: ['g04'] });
    expect((await beside.get(`/tasks/${task.id}`)).status).toBe(200);
    expect((await beside.send('POST', `/tasks/${task.id}/comments`, { text: 'Đã gửi số liệu' })).status).toBe(201);
    expect((await walk(task, [beside, { action: 'accept' }])).body.code).toBe('NOT_ALLOWED');
    const other = await register.as('ministry-steward@vn.g05/vn');
    expect((await other.get(`/tasks/${task.id}`)).status).toBe(404);
    expect((await other.send('POST', `/tasks/${task.id}/comments`, { text: 'x' })).status).toBe(404);
    expect((await walk(task, [other, { action: 'accept' }])).status).toBe(404);
    const auditor = await register.as('auditor@vn');
    expect((await auditor.send('POST', `/tasks/${task.id}/comments`, { text: 'x' })).status).toBe(403);
    expect((await walk(task, [auditor, { action: 'accept' }])).body.code).toBe('NOT_ALLOWED');
  });

  test('a province steers its own communes and nobody above, beside or outside', async () => {
    const office = await register.as('province-data-office@vn.p38');
    const plan = { id: 'kh38', kind: 'plan', number: '12/KH-UBND', name: 'Kế hoạch', agencyId: 'p38' };
    expect((await office.send('POST', '/programmes', { ...plan, id: 'kh01', agencyId: 'p01' })).body).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await office.send('POST', '/programmes', plan)).status).toBe(201);
    const told = { programmeId: 'kh38', number: '1', title: 'Số hóa', resultKind: 'other', due: '2025-07-31' };
    expect((await office.send('POST', '/tasks', { ...told, agencyId: 'c00004' })).status).toBe(403);
    expect((await office.send('POST', '/tasks', { ...told, agencyId: 'g03' })).status).toBe(403);
    expect((await office.send('POST', '/tasks', { ...told, programmeId: 'nq71', agencyId: 'p38' })).status).toBe(403);
    const made = await office.send<Shown>('POST', '/tasks', { ...told, agencyId: 'c14758' });
    const commune = await register.as('commune-official@vn.p38.c14758');
    expect((await walk(made.body, [commune, { action: 'accept' }])).body.state).toBe('accepted');
    expect((await commune.get<{ total: number }>('/tasks')).body.total).toBe(1);
    const { body } = await commune.get<{ items: { path: string }[] }>('/agencies?parent=p38&kind=commune&pageSize=5');
    const neighbour = await register.as(`commune-official@${body.items.find(({ path }) => !path.endsWith('c14758'))?.path}`);
    expect((await neighbour.get(`/tasks/${made.body.id}`)).status).toBe(404);
  });

  test('SQL with somebody’s session does no more than the service', async () => {
    const task = await assign();
    const sql = (who: string, statement: string) => asServerRole(register, who, statement);
    expect(await sql('sgs_forged', 'select id from task')).toEqual([]);
    expect(await sql(beside.secret, `select id from task where id = ${task.id}`)).toEqual([]);
    expect(await sql(beside.secret, `update task set progress = 9 where id = ${task.id} returning id`)).toEqual([]);
    for (const change of [`due = '2026-01-01'`, `title = 'x'`, `priority = 1`, `difficulty = 'easy'`])
      await expect(sql(ministry.secret, `update task set ${change} where id = ${task.id}`), change).rejects.toThrow(/for who assigned it/);
    await expect(
      sql(ministry.secret, `update task set state = 'verified', done_on = '2025-07-01', recorded_on = '2025-07-01' where id = ${task.id}`),
    ).rejects.toThrow(/verified by|row-level security/);
    await expect(sql(ministry.secret, `update task set owner = 'vn.g03' where id = ${task.id}`)).rejects.toThrow(/stays|row-level/);
    await expect(sql(ministry.secret, `insert into task_progress (task_id, day, share) values (${task.id}, '2025-01-01', 90)`)).rejects.toThrow(
      /row-level security/,
    );
    await expect(sql(ministry.secret, `insert into task_event (task_id, verb, at) values (${task.id}, 'x', '2020-01-01')`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(sql(beside.secret, `insert into task_event (task_id, verb) values (${task.id}, 'x')`)).rejects.toThrow(/row-level security/);
    await expect(sql(ministry.secret, `insert into task_agency values (${task.id}, 'g04', 'vn.g04', 'vn')`)).rejects.toThrow(/row-level security/);
  });

  test('nobody verifies what they reported, nor grants what they asked for; a role that ended opens nothing', async () => {
    const both = await register.as('central-steering@vn', 'ministry-steward@vn.g03/vn');
    const reported = await walk(await assign(), [both, { action: 'accept' }], [both, { action: 'report', evidence }]);
    expect((await walk(reported.body, [both, { action: 'verify' }])).body.code).toBe('NOT_ALLOWED');
    const verifying = `update task set state = 'verified', recorded_on = '2025-07-01' where id = ${reported.body.id}`;
    await expect(asServerRole(register, both.secret, verifying)).rejects.toThrow(/verified by who reported/);
    const asked = await walk(await assign(), [both, { action: 'ask-extension', due: '2025-09-30', reason: 'x' }]);
    expect((await walk(asked.body, [both, { action: 'grant-extension' }])).body.code).toBe('NOT_ALLOWED');
    await register.database.owner.updateTable('role_grant').set({ valid_to: '2025-06-30' }).where('account_id', '=', both.accountId).execute();
    expect((await both.get('/tasks')).status).toBe(403);
    expect(await asServerRole(register, both.secret, 'select id from task')).toEqual([]);
  });
});
