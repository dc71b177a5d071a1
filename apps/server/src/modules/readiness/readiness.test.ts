import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

interface Shown {
  id: number;
  version: number;
  state: string;
  late: boolean;
  actions: string[];
  code?: string;
  fields?: { path: string; message: string }[];
}
interface Gaps {
  asked: number;
  answered: number;
  withGaps: number;
  byGap: { id: string; units: number }[];
  byUnit: { unit: { id: string }; commune: string; measured: boolean; gaps: { id: string; because: { field: string; value: unknown }[] }[] }[];
}

const ready = {
  terminals: { officials: 20, computers: 20, counters: 4, identificationPoint: true },
  network: { dedicatedLine: true, villages: 9, villagesWithoutSignal: 0 },
  staff: { specialised: 1, landOfficers: 2, landOfficersTrained: 2 },
  security: { level: 2, approvedOn: '2024-10-20', expiresOn: '2026-10-20', firewall: 'owned' },
  licences: [{ product: 'Văn phòng', expiresOn: '2026-12-31' }],
};
const lacking = {
  ...ready,
  staff: { ...ready.staff, specialised: 0 },
  security: { ...ready.security, expiresOn: '2025-08-31', firewall: 'borrowed' },
  licences: [...ready.licences, { product: 'Diệt vi rút', expiresOn: '2025-06-30' }],
};

describe.each(kinds)('readiness on the %s database', (kind) => {
  let register: TestRegister;
  let commune: Person;
  let office: Person;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-09-10T02:00:00Z');
    commune = await register.as('commune-official@vn.p38.c14758');
    office = await register.as('province-data-office@vn.p38');
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const open = async (deadline: string) => {
    const told = { formId: 'commune-readiness', name: `Đợt ${deadline}`, agencyId: 'p38', deadline };
    return (await office.send<Shown>('POST', '/readiness/rounds', told)).body;
  };
  const fill = async (who: Person, round: number, unit: string, answers: object, version = 0) =>
    (await who.send<Shown>('PUT', `/readiness/rounds/${round}/units/${unit}`, { answers, version })).body;
  const act = async (who: Person, round: number, unit: string, step: object) =>
    (await who.send<Shown>('POST', `/readiness/rounds/${round}/units/${unit}/actions`, step)).body;
  const handIn = async (who: Person, round: number, unit: string, answers: object) => {
    const { version } = await fill(who, round, unit, answers);
    return act(who, round, unit, { action: 'submit', version });
  };

  test('a form is served as JSON Schema in a language, and filed in versions that fit together', async () => {
    const { body } = await office.get<{ schema: { properties: Record<string, { title: string }> }; content: { form: object; gaps: object[] } }>(
      '/readiness/forms/commune-readiness?language=id',
    );
    expect(body.schema.properties.staff).toMatchObject({ title: 'Staf', type: 'object', additionalProperties: false });
    const central = await register.as('central-steering@vn');
    const wrong = { ...body.content, gaps: [{ ...body.content.gaps[0], when: { field: '/staff/nobody', is: 'less', than: 1 } }] };
    const refused = await central.send<Shown>('POST', '/readiness/forms/commune-readiness/versions', { content: wrong });
    expect(refused.body).toMatchObject({
      code: 'REQUEST_INVALID',
      fields: [{ path: 'body/gaps/0/when/field', message: 'The form has no field /staff/nobody' }],
    });
    expect((await office.send<Shown>('POST', '/readiness/forms/commune-readiness/versions', { content: body.content })).body.code).toBe(
      'NOT_ALLOWED',
    );
    const deep = `${'{"all":['.repeat(20_000)}{"field":"/a","is":"missing"}${']}'.repeat(20_000)}`;
    const gap = JSON.stringify({ ...body.content.gaps[0], when: 0 }).replace('"when":0', `"when":${deep}`);
    const payload = JSON.stringify({ id: 'other', agencyId: 'vn', content: { ...body.content, gaps: 0 } }).replace('"gaps":0', `"gaps":[${gap}]`);
    const headers = { authorization: `Bearer ${central.secret}`, 'content-type': 'application/json' };
    expect((await register.app.inject({ method: 'POST', url: '/api/v1/readiness/forms', headers, payload })).statusCode).toBe(400);
    const reference = { ...body.content, form: { ...body.content.form, $ref: 'file:///etc/passwd' } };
    expect((await central.send('POST', '/readiness/forms', { id: 'other', agencyId: 'vn', content: reference })).status).toBe(400);
    expect((await central.send('POST', '/readiness/forms', { id: 'other', agencyId: 'vn', content: body.content })).status).toBe(201);
    expect((await central.send('POST', '/readiness/forms/other/versions', { content: body.content })).body).toMatchObject({ version: 2 });
    expect((await commune.get<{ items: object[] }>('/readiness/forms')).body.items).toMatchObject([
      { id: 'commune-readiness', version: 1 },
      { id: 'other', version: 2 },
    ]);
  });

  test('a unit keeps a draft, hands it in, gets it back and hands it in again; errors name the field', async () => {
    const round = await open('2025-09-30');
    expect(round).toMatchObject({ asked: 166, submitted: 0, overdue: false, formVersion: 1 });
    const draft = await fill(commune, round.id, 'c14758', { staff: { specialised: -1, other: 2 } });
    expect(draft.fields?.map(({ path }) => path)).toEqual(['body/answers/staff', 'body/answers/staff/specialised']);
    const kept = await fill(commune, round.id, 'c14758', { staff: { specialised: 0 } });
    expect(kept).toMatchObject({ state: 'draft', version: 1, actions: ['save', 'submit'] });
    const early = await act(commune, round.id, 'c14758', { action: 'submit', version: 1 });
    expect(early.fields).toContainEqual({ path: 'body/answers/terminals', message: 'must be answered' });
    expect((await fill(commune, round.id, 'c14758', ready, 7)).code).toBe('CHANGED_MEANWHILE');
    const { version } = await fill(commune, round.id, 'c14758', lacking, 1);
    const handed = await act(commune, round.id, 'c14758', { action: 'submit', version });
    expect(handed).toMatchObject({ state: 'submitted', late: false, actions: [] });
    expect((await fill(commune, round.id, 'c14758', ready, handed.version)).code).toBe('STATE_FORBIDS');
    expect((await act(commune, round.id, 'c14758', { action: 'return', version: 3, reason: 'x' })).code).toBe('NOT_ALLOWED');
    expect((await act(office, round.id, 'c14758', { action: 'return', version: 3 })).code).toBe('REQUEST_INVALID');
    const back = await act(office, round.id, 'c14758', { action: 'return', version: 3, reason: 'Thiếu quyết định phê duyệt' });
    expect(back).toMatchObject({ state: 'returned', reason: 'Thiếu quyết định phê duyệt' });
    expect(await act(commune, round.id, 'c14758', { action: 'submit', version: 4 })).toMatchObject({ state: 'submitted', reason: null });
    const units = await commune.get<{ items: object[] }>(`/readiness/rounds/${round.id}/units`);
    expect(units.body.items).toMatchObject([{ unit: { id: 'c14758' }, commune: '14758', state: 'submitted' }]);
  });

  test('gaps follow from the answers and the day, and move from round to round', async () => {
    const earlier = await open('2025-09-20');
    for (const unit of ['c14758', 'c14797']) await handIn(office, earlier.id, unit, lacking);
    const later = await open('2025-10-20');
    await handIn(office, later.id, 'c14797', lacking);
    await handIn(office, later.id, 'c14758', { ...lacking, staff: ready.staff });
    await handIn(office, later.id, 'c14812', ready);
    const { body } = await office.get<Gaps>(`/readiness/rounds/${later.id}/gaps?language=en`);
    expect(body).toMatchObject({ asked: 166, answered: 3, withGaps: 2 });
    const units = Object.fromEntries(body.byGap.map((gap) => [gap.id, gap.units]));
    expect(units).toMatchObject({
      'borrowed-firewall': 2,
      'security-level-expired': 2,
      'licence-expired': 2,
      'no-specialised-staff': 1,
      'no-firewall': 0,
    });
    const one = body.byUnit.find(({ unit }) => unit.id === 'c14797');
    expect(one?.gaps.find(({ id }) => id === 'licence-expired')?.because).toEqual([{ field: '/licences/1/expiresOn', value: '2025-06-30' }]);
    expect(body.byUnit.filter(({ measured, gaps }) => !measured && gaps.length === 0)).toHaveLength(163);
    const before = await office.get<Gaps>(`/readiness/rounds/${later.id}/gaps?asOf=2025-08-31`);
    expect(before.body.byGap.find(({ id }) => id === 'security-level-expired')?.units).toBe(0);
    const trend = await office.get<{ items: { round: number; byGap: { id: string; units: number; closed: number | null }[] }[] }>(
      '/readiness/trend?form=commune-readiness',
    );
    const staff = trend.body.items.map(({ round, byGap }) => [round, byGap.find(({ id }) => id === 'no-specialised-staff')?.units]);
    expect(staff.slice(-1)).toEqual([[later.id, 1]]);
    expect(staff).toContainEqual([earlier.id, 2]);
  });

  test('a round ends, and answers to it with it', async () => {
    const round = await open('2025-09-15');
    await register.clock.moveTo('2025-09-16T02:00:00Z');
    expect(await handIn(commune, round.id, 'c14758', ready)).toMatchObject({ late: true });
    const closed = await office.send<Shown>('PATCH', `/readiness/rounds/${round.id}`, { version: round.version, closed: true });
    expect(closed.body).toMatchObject({ closedOn: '2025-09-16', submitted: 1 });
    expect((await fill(office, round.id, 'c14797', ready)).code).toBe('STATE_FORBIDS');
    expect((await office.send<Shown>('PATCH', `/readiness/rounds/${round.id}`, { version: 2, deadline: '2025-01-01' })).body.code).toBe(
      'REQUEST_INVALID',
    );
    await register.clock.moveTo('2025-09-10T02:00:00Z');
  });

  test('nobody reaches beside their own, over HTTP or by SQL', async () => {
    const round = await open('2025-11-30');
    await handIn(commune, round.id, 'c14758', lacking);
    const beside = await register.as('commune-official@vn.p38.c14797');
    const stranger = await register.as('province-data-office@vn.p01');
    expect((await beside.get(`/readiness/rounds/${round.id}/units/c14758`)).status).toBe(404);
    expect((await stranger.get<Gaps>(`/readiness/rounds/${round.id}/gaps`)).body).toMatchObject({ asked: 0, byUnit: [] });
    expect((await stranger.send<Shown>('PATCH', `/readiness/rounds/${round.id}`, { version: 1, closed: true })).body.code).toBe('NOT_ALLOWED');
    expect((await commune.send<Shown>('POST', '/readiness/rounds', { formId: 'x', name: 'x', agencyId: 'p38', deadline: '2025-12-01' })).status).toBe(
      403,
    );
    const auditor = await register.as('auditor@vn.p38');
    expect((await auditor.send('PUT', `/readiness/rounds/${round.id}/units/c14758`, { answers: {}, version: 1 })).status).toBe(403);
    const sql = (who: string, statement: string) => asServerRole(register, who, statement);
    const mine = `where round_id = ${round.id} and agency_id = 'c14758'`;
    expect(await sql(beside.secret, `select 1 from readiness_answer ${mine}`)).toEqual([]);
    expect(await sql('sgs_forged', 'select 1 from readiness_answer')).toEqual([]);
    expect(await sql(commune.secret, `update readiness_answer set answers = '{}' ${mine} returning 1`)).toEqual([]);
    await expect(sql(office.secret, `update readiness_answer set answers = '{}' ${mine}`)).rejects.toThrow(/handed in is given back/);
    await expect(
      sql(
        commune.secret,
        `insert into readiness_answer (round_id, agency_id, agency, territory, answers)
        values (${round.id}, 'c14797', 'vn.p38.c14797', 'vn.p38.c14797', '{}')`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      sql(commune.secret, `insert into readiness_form_version (form_id, number, content) values ('commune-readiness', 9, '{}')`),
    ).rejects.toThrow(/row-level security/);
  });
});
