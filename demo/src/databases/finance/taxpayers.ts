import { type Sql, sql } from '@sogoc/engine';
import { type CopyOptions, column, copy, original } from '../../derive/columns.ts';
import { recoded } from '../../derive/forms.ts';
import type { ColumnSpec, Planting, TableSpec } from '../../derive/spec.ts';
import { brokenCheckDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { capitals, tonePlacement } from '../../errors/spelling.ts';
import { typing } from '../../errors/typing.ts';
import { hamletOn, held, type Making, seatOn } from '../making.ts';
import { statuses, taxStatuses } from './companies.ts';

/**
 * Organisations as taxpayers: fed from the business register each night, its address updated only when the taxpayer says so; or, where organisations
 * are registered as taxpayers first, the original.
 */
export function taxpayers({ today, ago, plan }: Making): TableSpec {
  const date = ago(420);
  const first = plan.organisations === 'tax';
  const particular = (
    attribute: string,
    name: string,
    source: string,
    truth: Sql,
    errors: readonly Planting[],
    extra: Particular = {},
  ): ColumnSpec =>
    first
      ? original('organisation', attribute, name, truth, errors)
      : copy({
          entity: 'organisation',
          attribute,
          name,
          truth,
          errors,
          alias: 'k',
          from: { ...register, column: source, date, way: 'partial-update' },
          ...extra,
        });
  const status = (day: string): Sql =>
    sql`case when o.status = 'active' or o.status_since > cast(${day} as date) then ${taxStatuses[0]} when o.status = 'suspended' then ${taxStatuses[1]}
      else ${taxStatuses[2]} end`;
  return {
    name: 'nnt',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: sql`(select * from world.organisation ${first ? sql`` : sql`where founded < cast(${date} as date)`}) o
      ${first ? sql`` : sql`join ${held('finance', 'dkkd')} k on k.entity_id = o.id`}
      join ${hamletOn(today)} a on a.hamlet = o.hamlet
      join ${hamletOn(today)} b on b.hamlet = ${seatOn(date)}`,
    order: sql`o.id`,
    key: { name: 'stt', value: (seq) => sql`(${seq})::varchar` },
    keep: true,
    columns: [
      particular('tax_code', 'mst', 'msdn', sql`o.tax_code`, [brokenCheckDigit(0.002), ...(first ? [leftEmpty(0.002)] : [])]),
      particular('name', 'ten_nnt', 'ten_dn', sql`o.name`, [capitals(0.03), tonePlacement(0.02), typing(0.003)]),
      particular('address', 'dchi_tru_so', 'dia_chi', sql`a.address`, [leftEmpty(0.004)], { truthThen: sql`b.address` }),
      particular('status', 'tthai', 'trang_thai', status(today), [], { truthThen: status(date), convert: recoded(statuses, taxStatuses) }),
      column('cqt_ql', sql`'Thuế cơ sở ' || (1 + o.region % 12)`),
    ],
    tests: [{ ten_nnt: 'TEST NNT', tthai: '00' }],
  };
}

/** What a copy of a particular needs besides. */
type Particular = Pick<CopyOptions, 'truthThen' | 'convert'>;

const register = { database: 'finance', table: 'dkkd' } as const;
