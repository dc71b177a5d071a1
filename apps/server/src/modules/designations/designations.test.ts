import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileProvince } from '../../../test/harness/filed-province.ts';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { designationsInForce } from './index.ts';

interface Shown {
  id: string;
  status: string;
  version: number;
  consultUntil: string;
  inForce: boolean;
  actions: string[];
  opinions: { database: string; opinion: string | null }[];
  history: { verb: string }[];
  code?: string;
}
interface Holder {
  database_id: string;
  table_name: string;
  column_name: string;
  role: string;
}

describe.each(kinds)('designations on the %s database', (kind) => {
  let register: TestRegister;
  let run: string;
  let office: Person;
  let steering: Person;
  let holders: Holder[];
  const attribute = 'person.ho-ten';
  beforeAll(async () => {
    register = await testRegister(kind);
    run = (await fileProvince(register)).runId;
    office = await register.as('province-data-office@vn.p38');
    steering = await register.as('central-steering@vn');
    holders = await register.database.owner
      .selectFrom('holder')
      .select(['database_id', 'table_name', 'column_name', 'role'])
      .where('attribute_id', '=', attribute)
      .execute();
  }, 400_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  const column = (role: string) => {
    const found = holders.find((holder) => holder.role === role);
    return { database: found?.database_id ?? '', table: found?.table_name ?? '', column: found?.column_name ?? '' };
  };
  const propose = async (original = column('original')): Promise<Shown> =>
    (await office.send<Shown>('POST', '/designations', { run, attribute, original })).body;
  const act = (who: Person, { id, version }: Shown, body: object) => who.send<Shown>('POST', `/designations/${id}/actions`, { version, ...body });
  const decision = { action: 'decide', legalBasis: 'Luật Hộ tịch 60/2014/QH13', document: '123/QĐ-UBND', validFrom: '2025-10-01' };
  const consulted = async (original?: ReturnType<typeof column>): Promise<Shown> =>
    (await act(office, await propose(original), { action: 'consult' })).body;
  let first: Shown;

  test('the holders are asked until a day; until then or their answers nothing is decided', async () => {
    const asked = await consulted();
    expect(asked).toMatchObject({ status: 'consulting', consultUntil: '2025-10-15' });
    expect(asked.opinions.map(({ database }) => database).sort()).toEqual([...new Set(holders.map(({ database_id }) => database_id))].sort());
    expect((await act(office, asked, decision)).body.code).toBe('STATE_FORBIDS');
    const [one] = asked.opinions;
    const holder = await register.as(`ministry-steward@vn.p38.p38_${one?.database}/vn.p38`);
    const answer = (who: Person, body: object) => who.send<Shown>('POST', `/designations/${asked.id}/opinions`, body);
    expect((await answer(holder, { database: one?.database, opinion: 'object' })).body.code).toBe('REQUEST_INVALID');
    expect((await answer(holder, { database: one?.database, opinion: 'agree' })).body.opinions[0]?.opinion).toBe('agree');
    expect((await answer(holder, { database: asked.opinions[1]?.database, opinion: 'agree' })).status).toBe(403);
    for (const { database } of asked.opinions.slice(1)) expect((await answer(office, { database, opinion: 'agree' })).status).toBe(200);
    expect((await act(office, asked, { ...decision, legalBasis: undefined })).body.code).toBe('REQUEST_INVALID');
    first = (await act(office, asked, decision)).body;
    expect(first).toMatchObject({ status: 'decided', inForce: true });
    expect((await act(office, asked, decision)).body.code).toBe('STATE_FORBIDS');
  });

  test('an attribute has one original at a time', async () => {
    const second = await consulted(column('copy'));
    await register.clock.moveTo('2025-10-20T02:00:00Z');
    expect((await act(office, second, decision)).body.code).toBe('ALREADY_THERE');
    await expect(
      asServerRole(
        register,
        office.secret,
        `update designation set status = 'decided', legal_basis = 'x', valid_from = '2025-10-02' where id = '${second.id}'`,
      ),
    ).rejects.toThrow(/exclusion|conflicting/);
  });

  test('it is given to the next survey, and what the last run infers otherwise is listed', async () => {
    const { database, table, column: name } = column('original');
    const given = await designationsInForce(register.database.owner, [{ id: database, surveyName: 'hộ tịch' }], '2025-10-20');
    expect(given).toEqual([
      { original: { database: 'hộ tịch', table, column: name }, legalBasis: decision.legalBasis, validFrom: '2025-10-01', validTo: null },
    ]);
    expect(await designationsInForce(register.database.owner, [{ id: database, surveyName: 'x' }], '2025-09-30')).toEqual([]);
    expect((await office.get<{ items: object[] }>('/designations/conflicts')).body.items).toEqual([]);
    const gone = (await act(office, (await office.get<Shown>(`/designations/${first.id}`)).body, { action: 'revoke', reason: 'thử' })).body;
    expect(gone.status).toBe('revoked');
    const copy = (await act(office, { ...(await waiting()) }, { ...decision, validFrom: '2025-10-21' })).body;
    expect((await office.get<{ items: object[] }>('/designations/conflicts')).body.items).toMatchObject([
      { designation: copy.id, attribute, designated: column('copy'), inferred: column('original') },
    ]);
    first = copy;
  });

  test('a holder disputes; whoever decides settles it; it stays in force meanwhile', async () => {
    await register.clock.moveTo('2025-10-22T02:00:00Z');
    const holder = await register.as(`ministry-steward@vn.p38.p38_${column('original').database}/vn.p38`);
    const outsider = await register.as('ministry-steward@vn.p38.p38_goods/vn.p38');
    expect((await act(outsider, first, { action: 'dispute', reason: 'x' })).status).toBe(403);
    const disputed = (await act(holder, first, { action: 'dispute', reason: 'Bản gốc ở hộ tịch' })).body;
    expect(disputed).toMatchObject({ status: 'disputed', inForce: true });
    expect((await act(holder, disputed, { action: 'uphold', reason: 'x' })).status).toBe(403);
    expect((await act(steering, disputed, { action: 'uphold', reason: 'Giữ nguyên' })).body).toMatchObject({ status: 'decided' });
    const { history } = (await holder.get<Shown>(`/designations/${first.id}`)).body;
    expect(history.map(({ verb }) => verb)).toEqual(['uphold', 'dispute', 'decide', 'consult', 'propose']);
  });

  test('no one decides from beside, below, or by SQL', async () => {
    const asked = await propose(column('copy'));
    for (const who of ['province-data-office@vn.p01', 'ministry-steward@vn.g01', 'commune-official@vn.p38.c14758', 'auditor@vn']) {
      const person = await register.as(who);
      expect((await act(person, asked, { action: 'refuse', reason: 'x' })).status, who).toBe(403);
      const rows = asServerRole(register, person.secret, `update designation set status = 'refused' where id = '${asked.id}' returning id`);
      expect(await rows, who).toEqual([]);
    }
    const owner = await register.as(`ministry-steward@vn.p38.p38_${column('copy').database}/vn.p38`);
    await expect(asServerRole(register, owner.secret, `update designation set status = 'refused' where id = '${asked.id}'`)).rejects.toThrow(
      /row-level security/,
    );
  });

  async function waiting(): Promise<Shown> {
    const { body } = await office.get<{ items: Shown[] }>('/designations?status=consulting');
    const [found] = body.items;
    if (!found) throw new Error('none is waiting');
    return found;
  }
});
