import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { dayMonthSwapped } from '../../errors/dates.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { negative, thousandfold } from '../../errors/numbers.ts';
import { held, type Making } from '../making.ts';
import { CHEMICALS } from './chemicals.ts';

/** Declarations of chemicals: about eight a facility in two years. */
export function declarations({ dice, today }: Making): TableSpec {
  const slot = sql`(f.entity_id * 16 + j)`;
  return {
    name: 'khai_bao',
    entity: 'document',
    entityId: slot,
    from: sql`${held('goods', 'co_so')} f cross join range(0, 8) as t(j)
      join ${held('goods', 'danh_muc_hoa_chat')} c on c.seq = 1 + ${dice.int(slot, 'chemical', CHEMICALS)}`,
    order: sql`${dice.int(slot, 'declared', 720)}, f.entity_id, j`,
    key: { name: 'so_khai_bao', value: (seq) => sql`'KB38-' || lpad((${seq})::varchar, 7, '0')` },
    again: 0.006,
    columns: [
      column('facility_id', sql`f.key`, [dangling(sql`'ffffffff-0000-4000-8000-' || lpad(seq::varchar, 12, '0')`)(0.005)], {
        refersTo: 'co_so.facility_id',
      }),
      column('ma_hc', sql`c.key`, [dangling(sql`'HC999'`)(0.004)], { refersTo: 'danh_muc_hoa_chat.ma_hc' }),
      original('document', 'quantity', 'khoi_luong_kg', sql`(10 + ${dice.int(slot, 'quantity', 5000)})::varchar`, [
        thousandfold(0.006),
        negative(0.002),
        leftEmpty(0.01),
      ]),
      original(
        'document',
        'declared_on',
        'ngay_khai',
        written(sql`cast(${today} as date) - (720 - ${dice.int(slot, 'declared', 720)})::integer`, 'dd/MM/yyyy'),
        [dayMonthSwapped('dd/MM/yyyy')(0.006)],
      ),
    ],
    tests: [{ khoi_luong_kg: '1' }],
  };
}
