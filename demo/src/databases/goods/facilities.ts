import { sql } from '@sogoc/engine';
import { original } from '../../derive/columns.ts';
import { uuid } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { leftEmpty } from '../../errors/holes.ts';
import type { Making } from '../making.ts';
import { organisationColumns, organisationsFrom } from '../organisations.ts';

/** Firms that make, store or sell chemicals. */
export function facilities({ dice, today, ago, plan }: Making): TableSpec {
  const copied = { date: ago(500), way: 'export', haste: 1, source: plan.firms('facilities') } as const;
  return {
    name: 'co_so',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: organisationsFrom(sql`(select * from world.organisation where line in ('chemicals', 'petrol', 'manufacturing') or id <= 5)`, copied, today),
    order: sql`o.tax_code`,
    key: { name: 'facility_id', value: uuid('co_so') },
    keep: true,
    columns: [
      ...organisationColumns(copied, { name: 'ten_co_so', taxCode: 'mst', address: 'dia_diem' }),
      original('organisation', 'safety_class', 'muc_nguy_co', dice.pick(sql`o.id`, 'safety', ['Thấp', 'Trung bình', 'Cao']), [leftEmpty(0.02)]),
    ],
    tests: [{ ten_co_so: 'test 1' }],
  };
}
