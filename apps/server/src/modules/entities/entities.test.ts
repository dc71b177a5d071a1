import { join } from 'node:path';
import { openDuckDb, sql as query } from '@sogoc/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileProvince } from '../../../test/harness/filed-province.ts';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

interface Found {
  items: { id: string; kind: string; label: string; databases: string[]; records: number }[];
}
interface Value {
  database: string;
  column: string;
  value: string | null;
  role: string | null;
  comparison: string | null;
}
interface Shown {
  hidden: number;
  attributes: { attribute: string; differs: boolean; values: Value[] }[];
  others: Value[];
  code?: string;
}

const purpose = 'Đối chiếu hồ sơ đất đai số 12/2025';

describe.each(kinds)('entities on the %s database', (kind) => {
  let register: TestRegister;
  let folder: string;
  let office: Person;
  /** Somebody whom the population and another database know, who lives in this commune. */
  let resident: { so_ddcn: string; ho_ten: string; ma_xa: string };
  beforeAll(async () => {
    register = await testRegister(kind);
    folder = (await fileProvince(register)).folder;
    office = await register.as('province-data-office@vn.p38');
    await using engine = await openDuckDb();
    const people = engine.dialect.readParquet([join(folder, 'lake/population/nhan_khau/*.parquet')]);
    const crosswalk = engine.dialect.readParquet([join(folder, 'crosswalk.parquet')]);
    resident = await engine.one(query`
      select p.so_ddcn, p.ho_ten, p.ma_xa from ${people} as p join ${crosswalk} as x on x."database" = 'population' and x."table" = 'nhan_khau' and x.record_key = p.id::varchar
      where (select count(distinct y."database") from ${crosswalk} as y where y.entity_id = x.entity_id) >= 3 and p.so_ddcn is not null
        and length(p.ma_xa) = 5 order by p.id limit 1`);
  }, 400_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  const search = (who: Person, body: object) => who.send<Found>('POST', '/entities/search', { purpose, ...body });
  const read = (who: Person, id: string, body: object = {}) => who.send<Shown>('POST', `/entities/${id}/reading`, { purpose, ...body });
  const find = async (): Promise<string> => {
    const { body } = await search(office, { kind: 'person', key: resident.so_ddcn });
    const [found] = body.items;
    if (!found) throw new Error('not found');
    return found.id;
  };

  test('are found by key and by name in any spelling, with a masked label', async () => {
    const { body } = await search(office, { key: resident.so_ddcn });
    expect(body.items[0]?.databases.length).toBeGreaterThan(2);
    expect(JSON.stringify(body)).not.toContain(resident.ho_ten);
    const spelled = resident.ho_ten.toUpperCase().normalize('NFD');
    expect((await search(office, { name: spelled })).body.items.map(({ id }) => id)).toContain(body.items[0]?.id);
    expect((await search(office, { key: '000000000001' })).body.items).toEqual([]);
    expect((await office.send('POST', '/entities/search', { key: resident.so_ddcn })).status).toBe(400);
    expect((await search(office, {})).status).toBe(400);
  });

  test('show who holds which value, the original marked, masked until revealed', async () => {
    const id = await find();
    const masked = await read(office, id);
    expect(JSON.stringify(masked.body)).not.toContain(resident.so_ddcn);
    expect(JSON.stringify(masked.body)).not.toContain(resident.ho_ten);
    const full = await read(office, id, { reveal: true });
    const ids = full.body.attributes.find(({ attribute }) => attribute === 'person.so-dinh-danh-ca-nhan');
    expect(ids?.values).toContainEqual(
      expect.objectContaining({ database: 'population', role: 'original', value: resident.so_ddcn, comparison: null }),
    );
    const copies = full.body.attributes.flatMap(({ values }) => values).filter(({ role }) => role === 'copy');
    expect(copies.some(({ comparison }) => comparison === 'same')).toBe(true);
    expect(full.body.attributes.every(({ differs, values }) => differs === values.some(({ comparison }) => comparison === 'different'))).toBe(true);
  });

  test('a copy differs where the survey says so, and not for another way of writing a date or a code', async () => {
    await using engine = await openDuckDb();
    const found = engine.dialect.readParquet([join(folder, 'discrepancies.parquet')]);
    const crosswalk = engine.dialect.readParquet([join(folder, 'crosswalk.parquet')]);
    const findings = await engine.all<{ entity_id: string; database: string; column: string }>(query`
      select distinct x.entity_id, f."database", f."column" from ${found} as f join ${crosswalk} as x
        on x."database" = f."database" and x."table" = f."table" and x.record_key = f.record_key
      where x.entity_kind = 'person' and f.kind = 'reference-mismatch' and f.origin is not null and f.observed is not null and f."column" not like '%,%'
      order by all limit 5`);
    const otherwise: Value[] = [];
    for (const { entity_id, database, column } of findings) {
      const { body } = await read(office, entity_id, { reveal: true });
      const values = body.attributes.flatMap((attribute) => attribute.values);
      expect(values).toContainEqual(expect.objectContaining({ database, column, comparison: 'different' }));
      otherwise.push(...values.filter(({ comparison }) => comparison === 'variant'));
    }
    expect(findings.length).toBeGreaterThan(0);
    // Nothing of words: digits of a date in another order, a code for a code.
    expect(otherwise.filter(({ value }) => /^[\d/-]+$/.test(value ?? ''))).not.toEqual([]);
  });

  test('an official sees a resident, and of a neighbour commune nothing, not even that there is somebody', async () => {
    const id = await find();
    const own = await register.as(`commune-official@vn.p38.c${resident.ma_xa}`);
    expect((await search(own, { key: resident.so_ddcn })).body.items.map((item) => item.id)).toEqual([id]);
    expect((await read(own, id, { reveal: true })).status).toBe(200);
    for (const who of [
      'commune-official@vn.p38.c16000',
      'province-data-office@vn.p01',
      'ministry-steward@vn.g01',
      'ministry-steward@vn.p38.p38_goods/vn.p38',
    ]) {
      const stranger = await register.as(who);
      expect((await search(stranger, { key: resident.so_ddcn })).body.items, who).toEqual([]);
      expect((await read(stranger, id)).status, who).toBe(404);
    }
    for (const who of ['auditor@vn', 'central-steering@vn', 'administrator@vn']) {
      const person = await register.as(who);
      expect([(await search(person, { key: resident.so_ddcn })).status, (await read(person, id)).status], who).toEqual([403, 403]);
    }
  });

  test('the owner of a database sees its own records of somebody, and how many there are beside', async () => {
    const steward = await register.as('ministry-steward@vn.p38.p38_population/vn.p38');
    const { body } = await read(steward, await find());
    expect(body.hidden).toBeGreaterThan(1);
    expect(new Set([...body.attributes.flatMap(({ values }) => values), ...body.others].map(({ database }) => database))).toEqual(
      new Set(['population']),
    );
  });

  test('every reading is logged with its purpose and a pseudonym, and with nothing that names the person', async () => {
    const id = await find();
    await read(office, id, { reveal: true });
    const auditor = await register.as('auditor@vn.p38');
    const logged = await asServerRole<{ action: string; body: string; subject: string }>(
      register,
      auditor.secret,
      `select action, body, subject from audit_entry where object_kind = 'entity' order by seq desc limit 2`,
    );
    expect(logged.map(({ action }) => action)).toEqual(['entity.reveal', 'entity.search']);
    for (const { body, subject } of logged) {
      expect(JSON.parse(body)).toMatchObject({ purpose });
      expect(subject).toMatch(/^[\w-]{32}$/);
      for (const secret of [resident.so_ddcn, resident.ho_ten, id]) expect(body).not.toContain(secret);
    }
  });
});
