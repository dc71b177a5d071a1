import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { number, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { negative, thousandfold } from '../../errors/numbers.ts';
import { held, type Making } from '../making.ts';

/** One fine a decision. */
export function fines({ dice, today }: Making): TableSpec {
  const who = sql`q.entity_id`;
  const paidOn = sql`(cast(strptime(q.t_ngay_vi_pham, '%d/%m/%Y') as date) + (8 + ${dice.int(who, 'paid-on', 60)})::integer)`;
  return {
    name: 'tien_phat',
    entity: 'document',
    entityId: who,
    from: sql`${held('violations', 'quyet_dinh')} q`,
    order: sql`q.seq`,
    key: { name: 'id', value: number },
    columns: [
      column('so_qd', sql`q.key`, [dangling(sql`'0' || seq || '/QĐ-XPHC'`)(0.008)], { refersTo: 'quyet_dinh.so_qd' }),
      original('document', 'fine', 'so_tien', sql`((2 + ${dice.int(who, 'fine', 120)}) * 250000)::varchar`, [
        thousandfold(0.006),
        negative(0.001),
        leftEmpty(0.01),
      ]),
      original(
        'document',
        'fine_paid_on',
        'ngay_nop',
        sql`case when ${dice.chance(who, 'paid', 0.85)} and ${paidOn} < cast(${today} as date) then ${written(paidOn, 'dd/MM/yyyy')} end`,
      ),
    ],
    tests: [{ so_tien: '1' }],
  };
}
