import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { number, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { negative, thousandfold } from '../../errors/numbers.ts';
import { held } from '../making.ts';

/** One row an employment: who pays for whom since when, on which salary. */
export function contributions(): TableSpec {
  return {
    name: 'qua_trinh_dong',
    entity: 'person',
    entityId: sql`j.person`,
    from: sql`world.job j join ${held('social_insurance', 'nguoi_tham_gia')} n on n.entity_id = j.person
      join ${held('social_insurance', 'don_vi')} d on d.entity_id = j.organisation`,
    order: sql`j.from_date, j.person`,
    key: { name: 'id', value: number },
    again: 0.002,
    columns: [
      column(
        'uid',
        sql`n.key`,
        [dangling(sql`regexp_replace(md5('lost' || seq), '^(.{8})(.{4})(.{4})(.{4})(.{12})$', '\\1-\\2-\\3-\\4-\\5')`)(0.002)],
        { refersTo: 'nguoi_tham_gia.uid' },
      ),
      original('person', 'employer', 'ma_dv', sql`d.key`, [dangling(sql`'TA99999Z'`)(0.003)], { refersTo: 'don_vi.ma_dv' }),
      original('person', 'employed_since', 'tu_ngay', written(sql`j.from_date`, 'yyyyMMdd'), [leftEmpty(0.002)]),
      original('person', 'salary', 'muc_luong', sql`j.salary::varchar`, [thousandfold(0.002), negative(0.0003), leftEmpty(0.002)]),
    ],
    tests: [{ muc_luong: '1' }],
  };
}
