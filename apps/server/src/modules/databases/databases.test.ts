import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type TestRegister, testRegister } from '../../../test/harness/register.ts';

const land = { id: 'p38-land', name: 'Cơ sở dữ liệu đất đai', surveyName: 'land', ownerId: 'p38', level: 'provincial', stage: 'deploying' };
const contract = (version: string, columns: string) =>
  `apiVersion: v3.1.0\nkind: DataContract\nid: land\nversion: ${version}\nstatus: active\nschema:\n  - name: parcels\n    properties:\n${columns}`;
const parcelNumber = '      - name: parcel_number\n        logicalType: integer\n        required: true\n';

describe.each(kinds)('databases on the %s database', (kind) => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await testRegister(kind);
    const office = await register.as('province-data-office@vn.p38');
    expect((await office.send('POST', '/databases', land)).body).toMatchObject({ agency: 'vn.p38', territory: 'vn.p38', version: 1, score: null });
    const secret = { ...land, id: 'p38-secret', surveyName: null, name: 'Mật', sensitivity: 'secret' };
    expect((await office.send('POST', '/databases', secret)).status).toBe(201);
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('are known to every agency, a secret one only where it belongs', async () => {
    const seen = async (who: string) => {
      const list = await (await register.as(who)).get<{ items: { id: string }[]; total: number }>('/databases?search=p38-');
      expect(list.body.total).toBe(list.body.items.length);
      return list.body.items.map(({ id }) => id);
    };
    expect(await seen('province-data-office@vn.p38')).toEqual(['p38-land', 'p38-secret']);
    expect(await seen('central-steering@vn')).toEqual(['p38-land', 'p38-secret']);
    for (const other of ['province-data-office@vn.p01', 'commune-official@vn.p38.c14758', 'ministry-steward@vn.g01/vn'])
      expect(await seen(other), other).toEqual(['p38-land']);
    const beside = await register.as('province-data-office@vn.p01');
    expect((await beside.get('/databases/p38-secret')).status).toBe(404);
    expect(await asServerRole(register, beside.secret, `select id from database where sensitivity = 'secret'`)).toEqual([]);
    expect(await asServerRole(register, 'sgs_forged', 'select id from database')).toEqual([]);
  });

  test('are found by owner, stage and words without accents, and counted', async () => {
    const steering = await register.as('central-steering@vn');
    const total = async (query: string) => (await steering.get<{ total: number }>(`/databases?${query}`)).body.total;
    expect([await total('owner=p38&stage=deploying'), await total('owner=p01'), await total('search=DAT+dai'), await total('page=7')]).toEqual([
      2, 0, 1, 2,
    ]);
    expect((await steering.get('/databases/summary?level=local')).body).toMatchObject({ total: 0 });
    expect((await steering.get('/databases/summary')).body).toMatchObject({ total: 2, byStage: { deploying: 2 }, byGrade: { notMeasured: 2 } });
  });

  test('are changed by who answers for them, and nobody overwrites another’s change', async () => {
    const office = await register.as('province-data-office@vn.p38');
    const roadmap = [{ name: 'Số hóa hồ sơ', due: '2025-12-31', doneOn: null }];
    const changed = await office.send('PATCH', '/databases/p38-land', { version: 1, maturity: 'A', roadmap });
    expect(changed.body).toMatchObject({ version: 2, maturity: 'A', roadmap, name: land.name });
    expect(await office.send('PATCH', '/databases/p38-land', { version: 1, maturity: 'C' })).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_MEANWHILE' },
    });
    expect((await office.send('POST', '/databases', { ...land, id: 'another' })).body).toMatchObject({ code: 'ALREADY_THERE' });
  });

  test('neither from beside, below, another role, nor by giving them away', async () => {
    for (const who of [
      'province-data-office@vn.p01',
      'province-data-office@vn.p38.c14758',
      'auditor@vn',
      'administrator@vn.p38',
      'central-steering@vn',
    ]) {
      const person = await register.as(who);
      expect((await person.send('PATCH', '/databases/p38-land', { version: 2, name: 'x' })).status, who).toBe(403);
      expect((await person.send('POST', '/databases', { ...land, id: 'x', surveyName: 'x' })).status, who).toBe(403);
      expect(await asServerRole(register, person.secret, `update database set name = 'x' returning id`), who).toEqual([]);
    }
    const office = await register.as('province-data-office@vn.p38');
    expect((await office.send('PATCH', '/databases/p38-land', { version: 2, ownerId: 'p01' })).status).toBe(403);
    const given = `update database set owner_id = 'p01', agency = 'vn.p01', territory = 'vn.p01' where id = 'p38-land'`;
    await expect(asServerRole(register, office.secret, given)).rejects.toThrow(/row-level security/);
    const lied = `update database set agency = 'vn.p38.c14758' where id = 'p38-land'`;
    await expect(asServerRole(register, office.secret, lied)).rejects.toThrow(/foreign key/);
  });

  test('a connection names its secret and never holds it', async () => {
    const office = await register.as('province-data-office@vn.p38');
    const put = (source: string, version = 0) => office.send('PUT', '/databases/p38-land/connection', { source, version });
    for (const source of [
      'postgres://u:pw@host/db',
      `postgres://u:\${DATABASE_URL}@host/db`,
      'mysql://u@h/d?passwordFile=/etc/shadow',
      '/etc/passwd',
      '../register',
      'a/../../keys',
    ])
      expect(await put(source), source).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID', place: 'body/source' } });
    const source = `postgres://reader:\${SOGOC_SOURCE_LAND}@land.example.vn/land`;
    expect((await put(source)).body).toMatchObject({ source, version: 1 });
    expect((await put(source)).status).toBe(409);
    expect((await put('province/land', 1)).body).toMatchObject({ source: 'province/land', version: 2 });
    for (const who of ['province-data-office@vn.p01', 'administrator@vn.p38.c14758']) {
      const person = await register.as(who);
      expect((await person.get('/databases/p38-land/connection')).status, who).toBe(404);
      expect(await asServerRole(register, person.secret, 'select * from database_connection'), who).toEqual([]);
      expect((await person.send('PUT', '/databases/p38-land/connection', { source, version: 2 })).status, who).toBe(403);
    }
    expect((await (await register.as('auditor@vn')).get('/databases/p38-land/connection')).status).toBe(403);
  });

  test('a contract is filed in versions that can be read and compared; a wrong one is told line by line', async () => {
    const office = await register.as('province-data-office@vn.p38');
    const file = (text: string) => office.send('POST', '/databases/p38-land/contracts', { text });
    expect((await file(contract('1.0.0', parcelNumber))).body).toMatchObject({
      number: 1,
      contractVersion: '1.0.0',
      tables: [{ name: 'parcels', columns: [{ name: 'parcel_number', type: 'integer', required: true, unique: false }] }],
    });
    expect((await file(contract('1.1.0', `${parcelNumber}      - name: area\n        logicalType: number\n`))).status).toBe(201);
    const stranger = await register.as('commune-official@vn.p01.c00004');
    expect((await stranger.get('/databases/p38-land/contracts/2/differences?from=1')).body).toMatchObject({
      changes: [
        { part: 'attribute', change: 'added', table: 'parcels', columns: ['area'], promise: 'more' },
        { part: 'rule', what: 'type', columns: ['area'], after: 'decimal' },
        { part: 'document', what: 'version', before: '1.0.0', after: '1.1.0' },
      ],
      differences: [
        { path: 'version', change: 'changed', before: '1.0.0', after: '1.1.0' },
        { path: 'schema/parcels/properties/area', change: 'added' },
      ],
    });
    expect(await file(contract('x', '      - logicalType: number\n'))).toMatchObject({
      status: 422,
      body: { code: 'CONTRACT_INVALID', fields: [{ path: expect.stringMatching(/^line \d+/) }] },
    });
    const beside = await register.as('province-data-office@vn.p01');
    const text = contract('2.0.0', parcelNumber);
    expect((await beside.send('POST', '/databases/p38-land/contracts', { text })).status).toBe(403);
    expect((await beside.send('POST', '/databases/p38-land/contracts/check', { text })).status).toBe(403);
    const forged = `insert into contract_version (database_id, number, text) values ('p38-land', 9, 'x')`;
    await expect(asServerRole(register, beside.secret, forged)).rejects.toThrow(/row-level security/);
  });

  test('a contract is looked at while it is written, and whoever publishes upon another’s version is told', async () => {
    const office = await register.as('province-data-office@vn.p38');
    const check = (text: string) => office.send('POST', '/databases/p38-land/contracts/check', { text });
    const text = contract(
      '2.0.0',
      `${parcelNumber}      - name: area\n        logicalType: string\n        logicalTypeOptions: { pattern: "(?=x)" }\n`,
    );
    expect((await check(text)).body).toMatchObject({
      inForce: { number: 2, createdBy: expect.any(String) },
      problems: [{ code: 'CONTRACT_RULE_NOT_SUPPORTED', line: 14, path: '/schema/0/properties/1/logicalTypeOptions/pattern', refuses: false }],
      changes: [
        { part: 'attribute', what: 'logicalType', before: 'number', after: 'string' },
        { part: 'rule', change: 'removed', what: 'type', promise: 'less' },
        { part: 'document', what: 'version' },
      ],
    });
    expect((await check(contract('2.0.0', '      - logicalType: number\n'))).body).toMatchObject({
      problems: [{ code: 'CONTRACT_PART_INVALID', breach: 'missing', expected: 'name', line: 9, refuses: true }],
      changes: null,
    });
    expect((await check('{')).body).toMatchObject({ problems: [{ code: 'CONTRACT_NOT_YAML' }], changes: null });
    const publish = (basedOn: number) => office.send('POST', '/databases/p38-land/contracts', { text, basedOn, note: 'Diện tích' });
    expect(await publish(1)).toMatchObject({ status: 409, body: { code: 'CHANGED_MEANWHILE' } });
    expect(await publish(2)).toMatchObject({ status: 201, body: { number: 3, note: 'Diện tích' } });
    expect((await publish(2)).status).toBe(409);
  });

  test('every change is in the audit log', async () => {
    const rows = await register.database.owner
      .selectFrom('audit_entry')
      .select('action')
      .distinct()
      .where('object_kind', '=', 'database')
      .orderBy('action')
      .execute();
    expect(rows.map(({ action }) => action)).toEqual(['connection.change', 'contract.change', 'database.change']);
  });

  test('a grant that has ended opens nothing', async () => {
    const office = await register.as('province-data-office@vn.p38');
    await register.database.owner.updateTable('role_grant').set({ valid_to: '2025-09-30' }).where('account_id', '=', office.accountId).execute();
    expect((await office.get('/databases')).status).toBe(403);
    expect(await asServerRole(register, office.secret, 'select id from database')).toEqual([]);
  });
});
