import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner, asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

interface Made {
  id: number;
  version: number;
  code?: string;
}
interface Counted {
  count: number;
  items: { id: number | string }[];
}
interface Shown {
  asOf: string;
  since: string;
  frozen: boolean;
  changes: Record<string, Counted>;
  decisions: Record<string, Counted>;
  units: { unit: { id: string }; overdue: number; points: number; grade: string }[];
}
interface Meeting extends Made {
  state: string;
  since: string;
  asOf: string | null;
  actions: string[];
  conclusions: { number: number; text: string; task: { id: number; person: { id: string } | null } | null }[];
}

describe.each(kinds)('meetings on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  let ministry: Person;
  let office: Person;
  let commune: Person;
  let numbers = 0;
  const at = (day: string) => register.clock.moveTo(`${day}T02:00:00Z`);
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-01T02:00:00Z');
    central = await register.as('central-steering@vn');
    ministry = await register.as('ministry-steward@vn.g03/vn');
    office = await register.as('province-data-office@vn.p38');
    commune = await register.as('commune-official@vn.p38.c14758');
    await central.send('POST', '/programmes', { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' });
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const assign = async (due: string, agencyId = 'g03'): Promise<Made> => {
    numbers += 1;
    const task = { programmeId: 'nq71', number: String(numbers), title: 'Xây dựng cơ sở dữ liệu', resultKind: 'database', agencyId, due };
    return (await central.send<Made>('POST', '/tasks', task)).body;
  };
  const act = async (who: Person, { id }: Made, step: object) => {
    const { body } = await who.get<Made>(`/tasks/${id}`);
    expect((await who.send('POST', `/tasks/${id}/actions`, { version: body.version, ...step })).status).toBe(200);
  };
  const plan = async (who: Person, agencyId: string, heldOn: string) =>
    (await who.send<Meeting>('POST', '/meetings', { title: 'Họp giao ban tuần', heldOn, agencyId })).body;
  const step = (who: Person, { id, version }: Made, action: string, more: object = {}) =>
    who.send<Meeting>('POST', `/meetings/${id}/actions`, { action, version, ...more });
  const review = async (who: Person, { id }: Made) => (await who.get<Shown>(`/meetings/${id}/review`)).body;
  const ids = ({ items }: Counted = { count: 0, items: [] }) => items.map(({ id }) => id);

  test('look at what changed since the last one, who is behind and what is to be decided; closed, their figures stay', async () => {
    const [late, old, done, back, longer] = [
      await assign('2025-07-30'),
      await assign('2025-07-10', 'g05'),
      await assign('2025-09-30'),
      await assign('2025-09-30'),
      await assign('2025-08-29'),
    ];
    for (const task of [done, back, longer]) await act(ministry, task, { action: 'accept' });
    await at('2025-07-29');
    for (const task of [done, back]) await act(ministry, task, { action: 'report', evidence: ['12/QĐ'] });
    await act(central, done, { action: 'verify' });
    await act(central, back, { action: 'return', reason: 'Thiếu biên bản' });
    await act(ministry, longer, { action: 'ask-extension', due: '2025-10-31', reason: 'Chờ nghị định' });
    const obstacle = (await ministry.send<Made>('POST', '/obstacles', { kind: 'data', title: 'Kho giấy tờ cũ', agencyId: 'g03', ownerId: 'vn' }))
      .body;
    await asOwner(
      register,
      `insert into database (id, name, owner_id, agency, territory, level, stage) values ('land', 'Đất đai', 'g03', 'vn.g03', 'vn', 'national', 'formed')`,
    );
    for (const [run, day, score] of [
      [1, '2025-07-20', 91],
      [2, '2025-07-31', 84],
    ] as const) {
      const id = `00000000-0000-4000-8000-00000000000${run}`;
      await asOwner(
        register,
        `insert into survey_run (id, agency, territory, origin, started_at, finished_at, rows, tables, databases_read, databases_failed, folder, run)
        values ('${id}', 'vn.g03', 'vn', 'pushed', '${day}', '${day}', 1, 1, 1, 0, 'x', '{}')`,
      );
      await asOwner(
        register,
        `insert into assessment (run_id, database_id, survey_name, agency, territory, finished_at, status, kind, source, rows, table_count, score, criteria, tables, problems)
        values ('${id}', 'land', 'land', 'vn.g03', 'vn', '${day}', 'read', 'csv', 'x', 1, 1, ${score}, '[]', '[]', '[]')`,
      );
    }
    await at('2025-08-04');
    const planned = await plan(central, 'vn', '2025-08-04');
    expect(planned).toMatchObject({ state: 'planned', since: '2025-07-27T17:00:00.000Z', asOf: null, actions: ['begin', 'cancel'] });
    const open = (await step(central, planned, 'begin')).body;
    const seen = await review(central, open);
    expect(seen.frozen).toBe(false);
    const { overdue, closed, returned, extended, obstaclesRaised, scoresWorse } = seen.changes;
    expect([overdue, closed, returned, extended, obstaclesRaised].map(ids)).toEqual([[late.id], [done.id], [back.id], [], [obstacle.id]]);
    expect(scoresWorse?.items).toEqual([{ database: { id: 'land', name: 'Đất đai' }, before: 91, now: 84 }]);
    expect(seen.units.map(({ unit, points, grade }) => [unit.id, points, grade])).toEqual([
      ['g03', 3, 'amber'],
      ['g05', 3, 'red'],
    ]);
    expect([ids(seen.decisions.extensions), ids(seen.decisions.obstacles)]).toEqual([[longer.id], [obstacle.id]]);

    await act(central, longer, { action: 'grant-extension' });
    await central.send('PATCH', `/meetings/${open.id}`, { version: open.version, minutes: 'Đã thống nhất gia hạn.' });
    const closedMeeting = (await step(central, { ...open, version: open.version + 1 }, 'close')).body;
    expect(closedMeeting).toMatchObject({
      state: 'closed',
      asOf: expect.stringMatching(/^2025-08-04T02:/),
      minutes: 'Đã thống nhất gia hạn.',
      actions: [],
    });
    const frozen = await review(central, closedMeeting);
    expect(frozen).toMatchObject({ frozen: true, asOf: closedMeeting.asOf });
    await act(central, old, { action: 'cancel', reason: 'Trùng' });
    await at('2025-08-11');
    expect(await review(central, closedMeeting)).toEqual(frozen);
    expect((await central.send<Made>('PATCH', `/meetings/${open.id}`, { version: closedMeeting.version, minutes: 'x' })).body.code).toBe(
      'STATE_FORBIDS',
    );
    expect((await step(central, closedMeeting, 'begin')).body.code).toBe('STATE_FORBIDS');
    const next = await plan(central, 'vn', '2025-08-11');
    expect(next.since).toBe(closedMeeting.asOf);
    expect(ids((await review(central, next)).changes.extended)).toEqual([]);
    expect(ids((await review(central, next)).changes.overdue)).toEqual([]);
  });

  test('a conclusion becomes a task in one action, with lead, due day and who is accountable', async () => {
    await at('2025-08-12');
    const planned = await plan(central, 'vn', '2025-08-12');
    const task = { agencyId: 'g03', due: '2025-08-29', personId: ministry.accountId };
    const conclude = (who: Person, meeting: Made, body: object) => who.send<Meeting>('POST', `/meetings/${meeting.id}/conclusions`, body);
    expect((await conclude(central, planned, { text: 'x', task })).body.code).toBe('STATE_FORBIDS');
    const open = (await step(central, planned, 'begin')).body;
    expect((await conclude(central, open, { text: 'x', task: { ...task, personId: commune.accountId } })).body.code).toBe('REQUEST_INVALID');
    const { status, body } = await conclude(central, open, { text: 'Bộ Nông nghiệp và Môi trường hoàn thành làm sạch dữ liệu đất đai', task });
    expect([status, body.conclusions[0]?.task?.person?.id]).toEqual([201, ministry.accountId]);
    expect((await conclude(central, open, { text: 'Giữ nguyên lịch họp' })).body.conclusions.map(({ number }) => number)).toEqual([1, 2]);
    const made = await ministry.get<Record<string, unknown>>(`/tasks/${body.conclusions[0]?.task?.id}`);
    expect(made.body).toMatchObject({
      programme: { id: 'kl-vn', number: 'KL-GB' },
      number: `${open.id}.1`,
      due: '2025-08-29',
      state: 'assigned',
      person: { id: ministry.accountId },
    });
    expect((await step(central, open, 'cancel')).body.code).toBe('REQUEST_INVALID');
  });

  test('a province holds its own and sees no other; who is below or beside holds and sees none', async () => {
    await at('2025-08-13');
    const own = await plan(office, 'p38', '2025-08-13');
    expect(own.state).toBe('planned');
    expect((await office.get<{ total: number }>('/meetings')).body.total).toBe(1);
    expect((await central.get<{ total: number }>('/meetings?agency=p38')).body.total).toBe(1);
    expect(await plan(office, 'vn', '2025-08-13')).toMatchObject({ code: 'NOT_ALLOWED' });
    const beside = await register.as('province-data-office@vn.p01');
    const auditor = await register.as('auditor@vn');
    for (const who of [commune, beside]) {
      expect((await who.get(`/meetings/${own.id}`)).status).toBe(404);
      expect((await who.get(`/meetings/${own.id}/review`)).status).toBe(404);
      expect([403, 404]).toContain((await step(who, own, 'begin')).status);
    }
    expect((await auditor.get(`/meetings/${own.id}`)).body).toMatchObject({ mayHold: false, actions: [] });
    expect((await step(auditor, own, 'begin')).status).toBe(403);
    expect((await step(office, { ...own, version: 9 }, 'begin')).body.code).toBe('CHANGED_MEANWHILE');
    const seen = await review(office, own);
    expect([seen.units, seen.changes.overdue?.count]).toEqual([[], 0]);
  });

  test('SQL does no more than the service, and what is closed stays', async () => {
    const sql = (who: Person, statement: string) => asServerRole<{ id: number }>(register, who.secret, statement);
    expect(await sql(commune, 'select id from meeting')).toEqual([]);
    expect(await sql(commune, 'select id from meeting_conclusion')).toEqual([]);
    expect(await sql(central, `update meeting set minutes = 'x' where state = 'closed' returning id`)).toEqual([]);
    await expect(sql(central, `update meeting set agency = 'vn.p38'`)).rejects.toThrow(/permission denied/);
    await expect(
      sql(office, `insert into meeting (agency_id, agency, territory, title, held_on, since) values ('p38', 'vn', 'vn', 'x', '2025-08-13', now())`),
    ).rejects.toThrow(/row-level security/);
    const [closed] = await sql(central, `select id from meeting where state = 'closed'`);
    await expect(sql(central, `insert into meeting_conclusion (meeting_id, number, text) values (${closed?.id}, 9, 'x')`)).rejects.toThrow(
      /row-level security/,
    );
  });
});
