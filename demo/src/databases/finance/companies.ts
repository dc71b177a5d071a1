import { type Sql, sql } from '@sogoc/engine';
import { about, type CopyOptions, column, copy, original } from '../../derive/columns.ts';
import { recoded, written } from '../../derive/forms.ts';
import type { ColumnSpec, Planting, TableSpec } from '../../derive/spec.ts';
import { addressErrors, idErrors, nameErrors, stored } from '../../errors/bundles.ts';
import { brokenCheckDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { thousandfold } from '../../errors/numbers.ts';
import { doubledBlanks, tonePlacement } from '../../errors/spelling.ts';
import { typing } from '../../errors/typing.ts';
import { hamletOn, held, type Making, seatOn } from '../making.ts';

/** What a copy of a particular needs besides. */
type Particular = Pick<CopyOptions, 'truthThen' | 'convert'>;

const taxRegister = { database: 'finance', table: 'nnt' } as const;

/** The tax register's codes for `statuses`. */
export const taxStatuses = ['00', '05', '03'] as const;

export const statuses = ['Đang hoạt động', 'Tạm ngừng', 'Đã giải thể'] as const;

/** Registered enterprises: the original of names, tax codes, addresses and status of organisations. */
export function companies({ today, ago, plan }: Making): TableSpec {
  const taken = plan.organisations === 'tax';
  const date = ago(300);
  const particular = (
    attribute: string,
    name: string,
    source: string,
    truth: Sql,
    errors: readonly Planting[],
    extra: Particular = {},
  ): ColumnSpec =>
    taken
      ? copy({
          entity: 'organisation',
          attribute,
          name,
          truth,
          errors,
          alias: 'k',
          from: { ...taxRegister, column: source, date, way: 'partial-update' },
          ...extra,
        })
      : original('organisation', attribute, name, truth, errors);
  const status = (when: string): Sql =>
    sql`case when o.status = 'active' or o.status_since > cast(${when} as date) then ${statuses[0]} when o.status = 'suspended' then ${statuses[1]}
      else ${statuses[2]} end`;
  return {
    name: 'dkkd',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: sql`world.organisation o join ${hamletOn(today)} a on a.hamlet = o.hamlet join world.person p on p.id = o.owner
      join ${hamletOn(today)} b on b.hamlet = ${seatOn(date)} ${taken ? sql`left join ${held('finance', 'nnt')} k on k.entity_id = o.id` : sql``}`,
    order: sql`o.founded, o.id`,
    key: { name: 'id', value: (seq) => sql`'DN' || lpad((${seq})::varchar, 6, '0')` },
    keep: true,
    again: 0.004,
    columns: [
      particular('tax_code', 'msdn', 'mst', sql`o.tax_code`, [brokenCheckDigit(0.004), leftEmpty(0.003)]),
      particular('name', 'ten_dn', 'ten_nnt', sql`o.name`, [typing(0.004), tonePlacement(0.02), doubledBlanks(0.004)]),
      original('organisation', 'kind', 'loai_hinh', sql`o.kind`),
      original('organisation', 'industry', 'ma_nganh', sql`o.industry`, [leftEmpty(0.01)]),
      original('organisation', 'capital', 'von_dl', sql`o.capital::varchar`, [thousandfold(0.004), leftEmpty(0.006)]),
      original('organisation', 'founded', 'ngay_tl', written(sql`o.founded`, 'dd/MM/yyyy')),
      particular('status', 'trang_thai', 'tthai', status(today), [], { truthThen: status(date), convert: recoded(taxStatuses, statuses) }),
      column('old_address', sql`a.old_address`, [], { hidden: true }),
      particular('address', 'dia_chi', 'dchi_tru_so', sql`a.address`, addressErrors(1, stored('old_address')), { truthThen: sql`b.address` }),
      ...about(sql`p.id`, [
        copy({
          entity: 'person',
          attribute: 'full_name',
          name: 'nguoi_ddpl',
          truth: sql`p.full_name`,
          from: population('ho_ten', today),
          errors: nameErrors(1),
        }),
        column('card', sql`p.id_card`, [], { hidden: true }),
        copy({
          entity: 'person',
          attribute: 'personal_id',
          name: 'so_gt_ddpl',
          truth: sql`p.personal_id`,
          from: population('so_ddcn', today),
          errors: idErrors(1.5, stored('card')),
        }),
      ]),
    ],
    tests: [{ ten_dn: 'CONG TY TEST', trang_thai: 'Đang hoạt động' }],
  };
}

const population = (column: string, date: string) => ({ database: 'population', table: 'nhan_khau', column, date, way: 're-typing' }) as const;
