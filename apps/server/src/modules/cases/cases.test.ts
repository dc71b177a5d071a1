import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSurvey } from '../../../test/harness/loaded-survey.ts';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { surveyedProvince } from '../../../test/harness/surveyed-province.ts';

interface Shown {
  id: number;
  version: number;
  status: string;
  unit: { id: string };
  records: number;
  counts: Record<string, number>;
  actions: string[];
  due: string;
  severity: string;
}
interface Part<T = Shown> {
  items: T[];
  next: string | null;
  total: number;
  code?: string;
}

describe.each(kinds)('cases on the %s database', (kind) => {
  let register: TestRegister;
  let province: Person;
  let commune: Person;
  let unit: string;
  beforeAll(async () => {
    register = await testRegister(kind);
    await loadSurvey(register, join(await surveyedProvince(), 'results'));
    province = await register.as('province-data-office@vn.p38');
    const progress = await province.get<{ items: { unit: { id: string } }[] }>('/cases/progress');
    unit = progress.body.items.map((item) => item.unit.id).find((id) => id.startsWith('c')) ?? '';
    commune = await register.as(`commune-official@vn.p38.${unit}`);
  }, 400_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  const first = async (who: Person, query = ''): Promise<Shown> => {
    const { body } = await who.get<Part>(`/cases?limit=1&sort=records&order=desc${query}`);
    const [found] = body.items;
    if (!found) throw new Error('no case');
    return found;
  };

  test.each(['due', 'severity', 'records', 'opened'])('are read part by part in the order of %s, each once', async (sort) => {
    const seen: number[] = [];
    let next: string | null = '';
    let total = 0;
    while (next !== null) {
      const { body }: { body: Part } = await province.get<Part>(`/cases?limit=100&sort=${sort}&order=desc${next ? `&cursor=${next}` : ''}`);
      seen.push(...body.items.map(({ id }) => id));
      ({ next, total } = body);
    }
    expect([new Set(seen).size, seen.length]).toEqual([total, total]);
  });

  test('an official sees the cases of the own commune and no others', async () => {
    const all = await province.get<Part>(`/cases?unit=${unit}`);
    const own = await commune.get<Part>('/cases');
    expect(own.body.total).toBe(all.body.total);
    expect(own.body.items.every((item) => item.unit.id === unit)).toBe(true);
    const beside = await province.get<Part>('/cases?limit=1&sort=opened');
    const other = (await province.get<Part>('/cases?limit=200')).body.items.find((item) => item.unit.id !== unit) ?? beside.body.items[0];
    expect((await commune.get(`/cases/${other?.id}`)).status).toBe(404);
    expect((await commune.get(`/cases/${other?.id}/history`)).status).toBe(404);
  });

  test('filters find what they say', async () => {
    const one = await first(province);
    const shown = (await province.get<Shown & { database: { id: string }; column: string }>(`/cases/${one.id}`)).body;
    const found = await province.get<Part>(`/cases?database=${shown.database.id}&search=${shown.column}&severity=${shown.severity}&status=open`);
    expect(found.body.items.map(({ id }) => id)).toContain(one.id);
    expect((await province.get<Part>('/cases?overdue=true')).body.total).toBe(0);
    const { body } = await province.get<Part<{ record: string; caseId: number }>>(`/discrepancies?case=${one.id}&limit=1`);
    const byKey = await province.get<Part>(`/cases?search=${encodeURIComponent(body.items[0]?.record ?? '')}&limit=200`);
    expect(byKey.body.items.map(({ id }) => id)).toContain(one.id);
    expect((await province.get('/cases?cursor=nonsense')).body).toMatchObject({ code: 'REQUEST_INVALID' });
  });

  test('a unit mends and rejects record by record; who verifies settles the rest; each step is told', async () => {
    const { id, version } = await first(commune);
    const { body: part } = await commune.get<Part<{ id: string; state: string }>>(`/discrepancies?case=${id}`);
    const [one = { id: '' }, two = { id: '' }] = part.items;
    const act = (who: Person, body: object) => who.send<Shown & { code: string }>('POST', `/cases/${id}/actions`, body);
    const mended = await act(commune, { action: 'mend', version, records: [one.id] });
    expect(mended).toMatchObject({ status: 200, body: { status: 'in-progress', counts: { mended: 1 } } });
    expect((await act(commune, { action: 'mend', version, records: [two.id] })).body.code).toBe('CHANGED_MEANWHILE');
    expect((await act(commune, { action: 'reject', version: mended.body.version, records: [two.id] })).body.code).toBe('REQUEST_INVALID');
    const rejected = await act(commune, { action: 'reject', version: mended.body.version, records: [two.id], reason: 'Đúng như bản gốc' });
    expect(rejected.body.counts).toMatchObject({ mended: 1, rejected: 1 });
    expect((await act(commune, { action: 'dismiss', version: rejected.body.version, reason: 'x' })).body.code).toBe('NOT_ALLOWED');
    expect((await act(commune, { action: 'mend', version: rejected.body.version, records: [one.id] })).body.code).toBe('STATE_FORBIDS');
    const dismissed = await act(province, { action: 'dismiss', version: rejected.body.version, reason: 'Đã xem bản gốc' });
    expect(dismissed.body.counts).toMatchObject({ mended: 1, dismissed: 1, rejected: 0 });
    const returned = await act(province, { action: 'return', version: dismissed.body.version, reason: 'Chưa sửa', records: [one.id] });
    expect(returned.body).toMatchObject({ status: 'reopened', counts: { reopened: 1 } });
    const said = await commune.send('POST', `/cases/${id}/comments`, { text: 'Đã chuyển bộ phận tư pháp' });
    expect(said.status).toBe(201);
    const { body: history } = await province.get<{ items: { verb: string; by: string | null }[] }>(`/cases/${id}/history`);
    expect(history.items.map(({ verb }) => verb)).toEqual(['comment', 'return', 'dismiss', 'reject', 'mend', 'open']);
    expect(history.items.filter(({ by }) => by === null)).toHaveLength(1);
    const auditor = await register.as('auditor@vn.p38');
    const logged = await asServerRole<{ body: string }>(
      register,
      auditor.secret,
      `select body from audit_entry where object_kind = 'case' and object_id = '${id}'`,
    );
    expect(logged).toHaveLength(5);
  });

  test('nobody settles what they asked for themselves, in the service or in SQL', async () => {
    const both = await register.as('province-data-office@vn.p38');
    const { id, version } = await first(both, '&unit=p38');
    const rejected = await both.send<Shown>('POST', `/cases/${id}/actions`, { action: 'reject', version, reason: 'x' });
    expect(rejected.body.status).toBe('disputed');
    const settled = await both.send('POST', `/cases/${id}/actions`, { action: 'dismiss', version: rejected.body.version, reason: 'x' });
    expect(settled).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    await expect(asServerRole(register, both.secret, `update discrepancy set state = 'dismissed' where case_id = ${id}`)).rejects.toThrow(
      /settled by/,
    );
    const colleague = await province.send('POST', `/cases/${id}/actions`, { action: 'dismiss', version: rejected.body.version, reason: 'x' });
    expect(colleague).toMatchObject({ status: 200, body: { status: 'closed' } });
  });

  test('a unit cannot say by SQL that its records were verified or dismissed, nor give its cases away', async () => {
    const { id } = await first(commune);
    for (const state of ['verified', 'dismissed', 'reopened'])
      await expect(asServerRole(register, commune.secret, `update discrepancy set state = '${state}' where case_id = ${id}`)).rejects.toThrow(
        /row-level security/,
      );
    expect(await asServerRole(register, commune.secret, `select access.hand_case(${id}, 'p38') as moved`)).toEqual([{ moved: false }]);
    await expect(asServerRole(register, commune.secret, `update cleaning_case set agency_id = 'p38' where id = ${id}`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(asServerRole(register, commune.secret, 'select * from access.found_discrepancy')).rejects.toThrow(/permission denied/);
  });

  test('cases are given to a person of the unit, and by those above to another unit', async () => {
    const { id, version, unit: own } = await first(province, `&unit=${unit}`);
    const taken = await commune.send<Shown & { assignee: { id: string } }>('POST', `/cases/${id}/assignment`, { version, person: commune.accountId });
    expect(taken.body.assignee.id).toBe(commune.accountId);
    expect((await commune.get<Part>('/cases?assignee=me')).body.items.map((item) => item.id)).toEqual([id]);
    const stranger = await commune.send('POST', `/cases/${id}/assignment`, { version: taken.body.version, person: province.accountId });
    expect(stranger.body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await commune.send('POST', `/cases/${id}/assignment`, { version: taken.body.version, unit: 'p38' })).status).toBe(403);
    const outside = await province.send('POST', `/cases/${id}/assignment`, { version: taken.body.version, unit: 'g01' });
    expect(outside.status).toBe(200);
    const back = await province.send<Shown>('POST', `/cases/${id}/assignment`, { version: taken.body.version + 1, unit: own.id });
    expect(back.body.unit.id).toBe(unit);
  });

  test('many are mended at once; those that refuse do not hold the others up', async () => {
    const { body } = await commune.get<Part>('/cases?limit=5&status=open');
    const chosen = body.items.map(({ id, version }, at) => ({ id, version: at === 0 ? version + 1 : version }));
    const done = await commune.send<{ done: number[]; refused: { id: number; code: string }[] }>('POST', '/cases/actions', {
      action: 'mend',
      cases: chosen,
    });
    expect(done.body.refused).toMatchObject([{ id: chosen[0]?.id, code: 'CHANGED_MEANWHILE' }]);
    expect(done.body.done).toHaveLength(chosen.length - 1);
  });

  test('the tally counts what the list holds, by its filters', async () => {
    const one = await first(province);
    const { body } = await province.get<{ statuses: { status: string; cases: number }[]; active: number; overdue: number; dueThisWeek: number }>(
      `/cases/tally?severity=${one.severity}`,
    );
    const total = async (query: string) => (await province.get<Part>(`/cases?limit=1&severity=${one.severity}${query}`)).body.total;
    expect(body.active).toBe(await total(''));
    for (const { status, cases } of body.statuses) expect([status, cases]).toEqual([status, await total(`&status=${status}`)]);
    expect(body.statuses.reduce((sum, { cases }) => sum + cases, 0)).toBe(body.active);
    expect(body.overdue).toBe(await total('&overdue=true'));
    expect(body.dueThisWeek).toBeLessThanOrEqual(body.active - body.overdue);
  });

  test('progress adds up to the cases', async () => {
    const { body } = await province.get<{
      items: { records: Record<string, number>; pace: number; weeks: { mended: number }[]; unit: { id: string } }[];
    }>('/cases/progress');
    const { rows } = { rows: await asServerRole<{ n: number }>(register, province.secret, 'select count(*) as n from discrepancy') };
    expect(body.items.reduce((sum, { records }) => sum + (records.all ?? 0), 0)).toBe(rows[0]?.n);
    const mine = body.items.find((item) => item.unit.id === unit);
    expect(mine?.pace).toBeGreaterThan(0);
    expect(mine?.weeks[0]?.mended).toBe((mine?.pace ?? 0) * 20);
  });
});
