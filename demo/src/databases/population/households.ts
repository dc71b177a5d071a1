import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { hamletOn, held, type Making } from '../making.ts';

/** Households with anybody alive. The head is named by the running number of the person. */
export function households({ today }: Making): TableSpec {
  return {
    name: 'ho_gia_dinh',
    entity: 'household',
    entityId: sql`h.id`,
    from: sql`world.household h join ${hamletOn(today)} a on a.hamlet = h.hamlet join ${held('population', 'nhan_khau')} c on c.entity_id = h.head`,
    order: sql`h.id`,
    key: { name: 'so_ho', value: () => sql`s_so` },
    columns: [
      column('so', sql`'HK' || lpad(h.id::varchar, 10, '0')`, [], { hidden: true }),
      original('household', 'head', 'id_chu_ho', sql`c.key`, [dangling(sql`(seq + 90000000)::varchar`)(0.002)], { refersTo: 'nhan_khau.id' }),
      original('household', 'members', 'so_nhan_khau', sql`h.living::varchar`, []),
      column('ma_xa', sql`a.code`, [], { refersTo: 'don_vi_hanh_chinh.ma_xa' }),
    ],
    tests: [{ so: 'HKTEST', so_nhan_khau: '0' }],
  };
}
