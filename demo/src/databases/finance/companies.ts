import { sql } from '@sogoc/engine';
import { column, copy, original } from '../../derive/columns.ts';
import { written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { addressErrors, idErrors, nameErrors, stored } from '../../errors/bundles.ts';
import { brokenCheckDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { thousandfold } from '../../errors/numbers.ts';
import { doubledBlanks, tonePlacement } from '../../errors/spelling.ts';
import { typing } from '../../errors/typing.ts';
import { hamletOn, type Making } from '../making.ts';

export const statuses = ['Đang hoạt động', 'Tạm ngừng', 'Đã giải thể'] as const;

/** Registered enterprises: the original of names, tax codes, addresses and status of organisations. */
export function companies({ today }: Making): TableSpec {
  return {
    name: 'dkkd',
    entity: 'organisation',
    entityId: sql`o.id`,
    from: sql`world.organisation o join ${hamletOn(today)} a on a.hamlet = o.hamlet join world.person p on p.id = o.owner`,
    order: sql`o.founded, o.id`,
    key: { name: 'id', value: (seq) => sql`'DN' || lpad((${seq})::varchar, 6, '0')` },
    keep: true,
    again: 0.004,
    columns: [
      original('organisation', 'tax_code', 'msdn', sql`o.tax_code`, [brokenCheckDigit(0.004), leftEmpty(0.003)]),
      original('organisation', 'name', 'ten_dn', sql`o.name`, [typing(0.004), tonePlacement(0.02), doubledBlanks(0.004)]),
      original('organisation', 'kind', 'loai_hinh', sql`o.kind`),
      original('organisation', 'industry', 'ma_nganh', sql`o.industry`, [leftEmpty(0.01)]),
      original('organisation', 'capital', 'von_dl', sql`o.capital::varchar`, [thousandfold(0.004), leftEmpty(0.006)]),
      original('organisation', 'founded', 'ngay_tl', written(sql`o.founded`, 'dd/MM/yyyy')),
      original(
        'organisation',
        'status',
        'trang_thai',
        sql`case o.status when 'active' then ${statuses[0]} when 'suspended' then ${statuses[1]} else ${statuses[2]} end`,
      ),
      column('old_address', sql`a.old_address`, [], { hidden: true }),
      original('organisation', 'address', 'dia_chi', sql`a.address`, addressErrors(1, stored('old_address'))),
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
    ],
    tests: [{ ten_dn: 'CONG TY TEST', trang_thai: 'Đang hoạt động' }],
  };
}

const population = (column: string, date: string) => ({ database: 'population', table: 'nhan_khau', column, date, way: 're-typing' }) as const;
