import { sql } from '@sogoc/engine';
import { original } from '../../derive/columns.ts';
import { uuid } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { stored } from '../../errors/bundles.ts';
import { wrongDigit } from '../../errors/digits.ts';
import { planting } from '../../errors/planting.ts';
import { type Making, residenceOn } from '../making.ts';
import { joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

const notReported = planting('stale', 'death not reported', () => sql`'1'`);

/**
 * Everybody with an insurance number who lived until two years ago, exported from the population database that year; half of the deaths since are
 * unknown.
 */
export function participants({ today, ago }: Making): TableSpec {
  const date = ago(600);
  const copied: PeopleCopy = { date, way: 'export', haste: 0.6 };
  return {
    name: 'nguoi_tham_gia',
    entity: 'person',
    entityId: sql`p.id`,
    from: sql`world.insurance i join (select * from world.person
      where birth < cast(${date} as date) and coalesce(death > cast(${date} as date) - 400, true)) p on p.id = i.person
      ${joinSource(copied)} join ${residenceOn(today)} a on a.person = p.id
        join ${residenceOn(date, today)} b on b.person = p.id`,
    order: sql`i.number`,
    key: { name: 'uid', value: uuid('bhxh') },
    keep: true,
    again: 0.006,
    columns: [
      original('person', 'insurance_number', 'so_so', sql`i.number`, [wrongDigit(0.001)]),
      ...peopleColumns(copied, {
        name: 'hoten',
        pid: 'cccd',
        birth: { name: 'ngsinh', form: 'yyyyMMdd' },
        sex: { name: 'gtinh', codes: ['1', '0'] },
        address: 'dchi_thuongtru',
      }),
      original(
        'person',
        'insured',
        'trang_thai',
        sql`case when p.death is null then '1' else '9' end`,
        [notReported(0.5, sql`${stored('trang_thai')} = '9'`)],
        { follows: { key: 'cccd', event: { database: 'civil_status', table: 'deaths', of: 'deceased_pid' }, value: '9' } },
      ),
    ],
    tests: [{ so_so: '0000000000', hoten: 'TEST BHXH', ngsinh: '19000101', gtinh: '1', trang_thai: '1' }],
  };
}
