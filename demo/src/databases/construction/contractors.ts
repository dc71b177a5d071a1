import { sql } from '@sogoc/engine';
import { original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { leftEmpty } from '../../errors/holes.ts';
import type { Making } from '../making.ts';
import { organisationColumns, organisationsFrom } from '../organisations.ts';

/** Building firms with their capability class. */
export function contractors({ dice, today, ago, plan }: Making): TableSpec {
  const copied = { date: ago(900), way: 're-typing', haste: 1.5, source: plan.firms('contractors') } as const;
  return {
    name: 'nha_thau',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: organisationsFrom(sql`(select * from world.organisation where line = 'construction' or id <= 3)`, copied, today),
    order: sql`o.founded, o.id`,
    key: { name: 'ma_nha_thau', value: (seq) => sql`'NT' || lpad((${seq})::varchar, 5, '0')` },
    keep: true,
    columns: [
      ...organisationColumns(copied, { name: 'ten_nha_thau', taxCode: 'ma_so_thue', address: 'tru_so' }),
      original('organisation', 'capability', 'hang_nang_luc', dice.pick(sql`o.id`, 'capability', ['I', 'II', 'III', 'III']), [leftEmpty(0.03)]),
    ],
    tests: [{ ten_nha_thau: 'Công ty test' }],
  };
}
