import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { held, type Making } from '../making.ts';

const kinds = ['Bán lẻ xăng dầu', 'Bán lẻ rượu', 'Kinh doanh khí', 'Bán lẻ thuốc lá', 'An toàn thực phẩm'];

/** Licences of five years; about one and a half a firm. */
export function licences({ dice, today }: Making): TableSpec {
  const slot = sql`(f.entity_id * 4 + j)`;
  const issued = sql`cast(${today} as date) - (10 + ${dice.int(slot, 'licensed', 1700)})::integer`;
  return {
    name: 'licence',
    entity: 'document',
    entityId: slot,
    from: sql`${held('industry_trade', 'enterprise')} f cross join range(0, 3) as t(j) where ${dice.u(slot, 'licence')} < 0.5`,
    order: sql`${issued}, f.entity_id, j`,
    key: { name: 'licence_no', value: (seq) => sql`lpad((${seq})::varchar, 5, '0') || '/GP-SCT'` },
    again: 0.005,
    columns: [
      column('enterprise_id', sql`f.key`, [dangling(sql`'E9' || lpad((seq % 99999)::varchar, 5, '0')`)(0.006)], {
        refersTo: 'enterprise.enterprise_id',
      }),
      original('document', 'licence_kind', 'kind', dice.pick(slot, 'licence-kind', kinds), [leftEmpty(0.01)]),
      original('document', 'licence_date', 'issued_on', written(issued, 'yyyy-MM-dd')),
      original('document', 'licence_until', 'valid_until', written(sql`${issued} + 1826`, 'yyyy-MM-dd'), [leftEmpty(0.01)]),
    ],
    tests: [{ kind: 'test' }],
  };
}
