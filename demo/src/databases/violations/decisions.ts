import { sql } from '@sogoc/engine';
import { original } from '../../derive/columns.ts';
import { written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dayMonthSwapped, otherForm } from '../../errors/dates.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { type Making, residenceOn } from '../making.ts';
import { addressesAsOf, joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

const fields = ['Giao thông', 'Đất đai', 'Xây dựng', 'An ninh trật tự', 'Môi trường', 'Thương mại', 'Thuế'];

/** Decisions against persons, written down by hand at the scene and typed later. */
export function decisions(making: Making): TableSpec {
  const { dice, today, ago, plan } = making;
  const who = sql`p.id`;
  const date = ago(180);
  const copied: PeopleCopy = { date, way: 're-typing', haste: 3, unconverted: 0.3, source: plan.people('decisions') };
  return {
    name: 'quyet_dinh',
    entity: 'person',
    entityId: who,
    from: sql`(select * from world.person where death is null and birth between date '1955-01-01' and cast(${today} as date) - 6600
    and ${dice.chance(sql`id`, 'violates', 0.03)}) p
      join ${residenceOn(today)} a on a.person = p.id join ${residenceOn(addressesAsOf(copied, making), today)} b on b.person = p.id ${joinSource(copied)}`,
    order: sql`${dice.int(who, 'violated-on', 700)}, p.id`,
    key: { name: 'so_qd', value: (seq) => sql`(${seq})::varchar || '/QĐ-XPHC'` },
    keep: true,
    again: 0.01,
    columns: [
      ...peopleColumns(copied, {
        name: 'nguoi_vi_pham',
        pid: 'so_giay_to',
        birth: { name: 'nam_sinh', form: 'dd/MM/yyyy' },
        sex: { name: 'gt', codes: ['1', '2'] },
        address: 'cho_o',
      }),
      original(
        'person',
        'violation_date',
        'ngay_vi_pham',
        written(sql`cast(${today} as date) - (720 - ${dice.int(who, 'violated-on', 700)})::integer`, 'dd/MM/yyyy'),
        [dayMonthSwapped('dd/MM/yyyy')(0.01), otherForm('dd/MM/yyyy')(0.01)],
      ),
      original('person', 'violation_field', 'linh_vuc', dice.pick(who, 'violation-field', fields), [leftEmpty(0.02)]),
    ],
    tests: [{ nguoi_vi_pham: 'Nguyễn Văn Test', linh_vuc: 'Test' }],
  };
}
