import { sql } from '@sogoc/engine';
import { column, copy, original } from '../../derive/columns.ts';
import { number, rewritten, sexAs, written } from '../../derive/forms.ts';
import type { ColumnSpec, TableSpec } from '../../derive/spec.ts';
import { addressErrors, birthErrors, idErrors, nameErrors, stored } from '../../errors/bundles.ts';
import { oldCode, swapped } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { planting } from '../../errors/planting.ts';
import { held, type Making, residenceOn } from '../making.ts';

/**
 * Everybody registered as resident and those who died since 2013. Names and dates of those born since 2016 came by the civil status feed; those
 * of the others were typed from forms.
 */
export function persons(making: Making): TableSpec {
  const { today, plan } = making;
  const fed = sql`case when year(p.birth) >= 2016 then b.key end`;
  return {
    name: 'nhan_khau',
    entity: 'person',
    entityId: sql`p.id`,
    from: sql`world.person p join ${residenceOn(today)} a on a.person = p.id join world.member m on m.person = p.id
      join world.household h on h.id = m.household left join world.person c on c.id = h.head
      ${
        plan.identity === 'population'
          ? sql``
          : sql`left join (select * replace (${fed} as key) from ${held('civil_status', 'births')} b
        join (select id, birth from world.person) p on p.id = b.entity_id) b on b.entity_id = p.id`
      }`,
    order: sql`p.id * 7919 % 1000003, p.id`,
    key: { name: 'id', value: number, type: 'integer' },
    keep: true,
    again: 0.002,
    columns: [
      column('card', sql`p.id_card`, [], { hidden: true }),
      original('person', 'personal_id', 'so_ddcn', sql`p.personal_id`, idErrors(0.2, stored('card'))),
      original('person', 'id_card', 'so_cmnd', sql`p.id_card`),
      ...(plan.identity === 'population' ? counted() : fromCivilStatus(making)),
      original('person', 'commune_code', 'ma_xa', sql`a.code`, [oldCode(stored('old_code'))(0.004)], { refersTo: 'don_vi_hanh_chinh.ma_xa' }),
      column('old_code', sql`a.old_code`, [], { hidden: true }),
      column('old_address', sql`a.old_address`, [], { hidden: true }),
      original('person', 'address', 'dia_chi', sql`a.address`, addressErrors(0.3, stored('old_address'))),
      column('so_ho', sql`case when p.death is null then 'HK' || lpad(h.id::varchar, 10, '0') end`, [], { refersTo: 'ho_gia_dinh.so_ho' }),
      column('quan_he', relation(), [leftEmpty(0.004)]),
      column('dien_thoai', sql`case when p.death is null and year(p.birth) < ${Number(today.slice(0, 4)) - 17} then p.phone end`, [leftEmpty(0.01)], {
        optional: true,
      }),
      column('tinh_trang', sql`case when p.death is null then 'Còn sống' else 'Đã chết' end`, [notReported(0.025)], { follows: death }),
    ],
    tests: [
      { ho_ten: 'TEST', so_ddcn: '000000000000', ngay_sinh: '1900-01-01', gioi_tinh: 'Nam', tinh_trang: 'Còn sống' },
      { ho_ten: 'Nguyễn Văn A', so_ddcn: '123456789012', ngay_sinh: '2000-01-01', gioi_tinh: 'Nam', tinh_trang: 'Còn sống' },
      { ho_ten: 'abc xyz', so_ddcn: '111111111111', ngay_sinh: '1111-11-11', gioi_tinh: 'Nữ', tinh_trang: 'Còn sống' },
    ],
  };
}

/** What civil status reports each night. */
const death = { key: 'so_ddcn', event: { database: 'civil_status', table: 'deaths', of: 'deceased_pid' }, value: 'Đã chết' };

/** A death that never reached the register of residents. */
const notReported = (rate: number) => planting('stale', 'death not reported', () => sql`'Còn sống'`)(rate, sql`${stored('tinh_trang')} = 'Đã chết'`);

const relation = () => sql`case when h.head = p.id then 'Chủ hộ' when p.spouse = h.head then (case when p.sex = 'F' then 'Vợ' else 'Chồng' end)
  when p.father = h.head or p.mother = h.head then 'Con' when p.id in (c.father, c.mother) then 'Cha, mẹ' else 'Người thân khác' end`;

function fromCivilStatus({ today }: Making): ColumnSpec[] {
  const feed = (attribute: string, name: string, source: string) =>
    ({
      entity: 'person',
      attribute,
      name,
      alias: 'b',
      from: { database: 'civil_status', table: 'births', column: source, date: today, way: 'feed' },
    }) as const;
  return [
    copy({ ...feed('full_name', 'ho_ten', 'child_name'), truth: sql`p.full_name`, errors: nameErrors(0.5) }),
    copy({
      ...feed('birth_date', 'ngay_sinh', 'child_dob'),
      truth: written(sql`p.birth`, 'yyyy-MM-dd'),
      convert: rewritten('dd/MM/yyyy', 'yyyy-MM-dd'),
      errors: birthErrors('yyyy-MM-dd', 'ngay_sinh', 0.7),
    }),
    copy({
      ...feed('sex', 'gioi_tinh', 'child_sex'),
      truth: sexAs(sql`p.sex`, ['Nam', 'Nữ']),
      errors: [swapped('Nam', 'Nữ')(0.0008)],
      codes: ['Nam', 'Nữ'],
    }),
    copy({ ...feed('ethnicity', 'dan_toc', 'child_ethnicity'), truth: sql`p.ethnicity`, errors: [leftEmpty(0.002)] }),
    copy({ ...feed('father_name', 'ho_ten_cha', 'father_name'), truth: sql`p.father_name`, errors: nameErrors(1) }),
    copy({ ...feed('mother_name', 'ho_ten_me', 'mother_name'), truth: sql`p.mother_name`, errors: nameErrors(1) }),
  ];
}

/** The same columns where the police typed them when the population was first counted. */
function counted(): ColumnSpec[] {
  return [
    original('person', 'full_name', 'ho_ten', sql`p.full_name`, nameErrors(0.5)),
    original('person', 'birth_date', 'ngay_sinh', written(sql`p.birth`, 'yyyy-MM-dd'), birthErrors('yyyy-MM-dd', 'ngay_sinh', 0.7)),
    original('person', 'sex', 'gioi_tinh', sexAs(sql`p.sex`, ['Nam', 'Nữ']), [swapped('Nam', 'Nữ')(0.0008)], { codes: ['Nam', 'Nữ'] }),
    original('person', 'ethnicity', 'dan_toc', sql`p.ethnicity`, [leftEmpty(0.002)]),
    original('person', 'father_name', 'ho_ten_cha', sql`p.father_name`, nameErrors(1)),
    original('person', 'mother_name', 'ho_ten_me', sql`p.mother_name`, nameErrors(1)),
  ];
}
