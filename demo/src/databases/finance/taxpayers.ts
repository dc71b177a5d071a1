import { sql } from '@sogoc/engine';
import { column, copy } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { brokenCheckDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { capitals, tonePlacement } from '../../errors/spelling.ts';
import { typing } from '../../errors/typing.ts';
import { hamletOn, held, type Making, seatOn } from '../making.ts';
import { statuses } from './companies.ts';

/** Organisations as taxpayers: fed from the business register each night, its address updated only when the taxpayer says so. */
export function taxpayers({ today, ago }: Making): TableSpec {
  const date = ago(420);
  const feed = (attribute: string, name: string, source: string) =>
    ({
      entity: 'organisation',
      attribute,
      name,
      alias: 'k',
      from: { database: 'finance', table: 'dkkd', column: source, date, way: 'partial-update' },
    }) as const;
  const codes = ['00', '05', '03'] as const;
  const status = (day: string) =>
    sql`case when o.status = 'active' or o.status_since > cast(${day} as date) then '00' when o.status = 'suspended' then '05' else '03' end`;
  return {
    name: 'nnt',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: sql`(select * from world.organisation where founded < cast(${date} as date)) o join ${held('finance', 'dkkd')} k on k.entity_id = o.id
      join ${hamletOn(today)} a on a.hamlet = o.hamlet
      join ${hamletOn(today)} b on b.hamlet = ${seatOn(date)}`,
    order: sql`o.id`,
    key: { name: 'stt', value: (seq) => sql`(${seq})::varchar` },
    keep: true,
    columns: [
      copy({ ...feed('tax_code', 'mst', 'msdn'), truth: sql`o.tax_code`, errors: [brokenCheckDigit(0.002)] }),
      copy({ ...feed('name', 'ten_nnt', 'ten_dn'), truth: sql`o.name`, errors: [capitals(0.03), tonePlacement(0.02), typing(0.003)] }),
      copy({ ...feed('address', 'dchi_tru_so', 'dia_chi'), truth: sql`a.address`, truthThen: sql`b.address`, errors: [leftEmpty(0.004)] }),
      copy({
        ...feed('status', 'tthai', 'trang_thai'),
        truth: status(today),
        truthThen: status(date),
        convert: (value) =>
          sql`case ${value} when ${statuses[0]} then ${codes[0]} when ${statuses[1]} then ${codes[1]} when ${statuses[2]} then ${codes[2]}
            else ${value} end`,
      }),
      column('cqt_ql', sql`'Thuế cơ sở ' || (1 + o.region % 12)`),
    ],
    tests: [{ ten_nnt: 'TEST NNT', tthai: '00' }],
  };
}
