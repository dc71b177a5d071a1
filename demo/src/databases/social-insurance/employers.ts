import { sql } from '@sogoc/engine';
import { column, copy } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { addressErrors, stored } from '../../errors/bundles.ts';
import { brokenCheckDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { capitals, tonePlacement } from '../../errors/spelling.ts';
import { typing } from '../../errors/typing.ts';
import { businessRegister } from '../../variant/sources.ts';
import { hamletOn, held, type Making, seatOn } from '../making.ts';

/** Firms that employ anybody, typed from their declarations when they first joined. */
export function employers({ today, ago, plan }: Making): TableSpec {
  const date = ago(1100);
  const { database, table, columns } = plan.firms('employers');
  const alias = plan.firms('employers') === businessRegister ? undefined : 'f';
  const typed = (attribute: string, name: string, column: string) =>
    ({ entity: 'organisation', attribute, name, alias, from: { database, table, column, date, way: 're-typing' } }) as const;
  return {
    name: 'don_vi',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: sql`(select * from world.organisation where id in (select organisation from world.job)) o join ${hamletOn(today)} a on a.hamlet = o.hamlet
      join ${hamletOn(today)} b on b.hamlet = ${seatOn(date)} left join ${held(database, table)} f on f.entity_id = o.id`,
    order: sql`o.founded, o.id`,
    key: { name: 'ma_dv', value: (seq) => sql`'TA' || lpad((${seq})::varchar, 5, '0') || 'A'` },
    keep: true,
    columns: [
      copy({ ...typed('tax_code', 'mst', columns.taxCode), truth: sql`o.tax_code`, errors: [brokenCheckDigit(0.012), leftEmpty(0.01)] }),
      copy({ ...typed('name', 'ten_dv', columns.name), truth: sql`o.name`, errors: [typing(0.012), capitals(0.04), tonePlacement(0.03)] }),
      column('old_address', sql`b.old_address`, [], { hidden: true }),
      copy({
        ...typed('address', 'dia_chi', columns.address),
        truth: sql`a.address`,
        truthThen: sql`b.address`,
        errors: addressErrors(1, stored('old_address')),
      }),
    ],
    tests: [{ ten_dv: 'Đơn vị test' }],
  };
}
