import { sql } from '@sogoc/engine';
import { column, copy } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { thousandfold } from '../../errors/numbers.ts';
import type { Making } from '../making.ts';
import { organisationColumns, organisationsFrom } from '../organisations.ts';

/** Industrial and trading firms, exported from the business register 20 months ago. */
export function firms({ dice, today, ago, plan }: Making): TableSpec {
  const copied = { date: ago(610), way: 'export', haste: 0.7, source: plan.firms('traders') } as const;
  const from = (source: string) => ({ database: 'finance', table: 'dkkd', column: source, date: copied.date, way: copied.way }) as const;
  const status = (when: string) =>
    sql`case when o.status = 'active' or o.status_since > cast(${when} as date) then 'ACTIVE' when o.status = 'suspended' then 'SUSPENDED'
      else 'CLOSED' end`;
  return {
    name: 'enterprise',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: organisationsFrom(
      sql`(select * from world.organisation where line in ('trade', 'manufacturing', 'petrol', 'garment', 'chemicals')
        and founded < cast(${copied.date} as date))`,
      copied,
      today,
    ),
    order: sql`o.founded, o.id`,
    key: { name: 'enterprise_id', value: (seq) => sql`'E' || lpad((${seq})::varchar, 6, '0')` },
    keep: true,
    columns: [
      ...organisationColumns(copied, { name: 'name', taxCode: 'tax_code', address: 'head_office' }),
      copy({
        entity: 'organisation',
        attribute: 'industry',
        name: 'vsic',
        truth: sql`o.industry`,
        alias: 'k',
        from: from('ma_nganh'),
        errors: [leftEmpty(0.01)],
      }),
      copy({
        entity: 'organisation',
        attribute: 'status',
        name: 'status',
        truth: status(today),
        truthThen: status(copied.date),
        alias: 'k',
        convert: (value) =>
          sql`case ${value} when 'Đang hoạt động' then 'ACTIVE' when 'Tạm ngừng' then 'SUSPENDED' when 'Đã giải thể' then 'CLOSED' else ${value} end`,
        from: from('trang_thai'),
      }),
      column('employees', sql`(3 + floor(300 * pow(${dice.u(sql`o.id`, 'employees')}, 3)))::bigint::varchar`, [thousandfold(0.005), leftEmpty(0.02)]),
    ],
    tests: [{ name: 'TEST COMPANY', status: 'ACTIVE' }],
  };
}
