import { sql } from '@sogoc/engine';
import type { TableSpec } from '../../derive/spec.ts';
import { type Making, residenceOn } from '../making.ts';
import { joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

/**
 * Everybody who owns or owned a parcel, in an old program that writes TCVN3. Particulars were typed from the papers of the certificate, their
 * addresses some four years ago; a quarter still in the old units.
 */
export function owners({ today, ago, plan }: Making): TableSpec {
  const date = ago(1500);
  const copied: PeopleCopy = { date, way: 're-typing', haste: 2, unconverted: 0.25, source: plan.people('owners') };
  return {
    name: 'chu_su_dung',
    entity: 'person',
    entityId: sql`p.id`,
    from: sql`(select distinct owner from world.ownership) w join world.person p on p.id = w.owner
      join ${residenceOn(today)} a on a.person = p.id join ${residenceOn(date, today)} b on b.person = p.id ${joinSource(copied)}`,
    order: sql`p.id * 104729 % 999983, p.id`,
    key: { name: 'ma_chu', value: (seq) => sql`'CSD' || lpad((${seq})::varchar, 7, '0')` },
    keep: true,
    uniques: [['so_giay_to']],
    again: 0.02,
    legacyEncoding: 'tcvn3',
    tests: [{ ten_chu: 'Nguyễn Văn Test' }],
    columns: peopleColumns(copied, {
      name: 'ten_chu',
      pid: 'so_giay_to',
      birth: { name: 'nam_sinh', form: 'dd/MM/yyyy' },
      sex: { name: 'gioi_tinh', codes: ['1', '2'] },
      address: 'dia_chi',
    }).map((spec) => ({
      ...spec,
      errors: spec.errors?.filter(({ cause }) => cause !== 'decomposed Unicode' && cause !== 'TCVN3 bytes read as Latin-1'),
    })),
  };
}
