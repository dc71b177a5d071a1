import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { stored } from '../../errors/bundles.ts';
import { oldCode } from '../../errors/codes.ts';
import { tonePlacement } from '../../errors/spelling.ts';
import { hamletOn } from '../making.ts';

const levels = ['Mầm non', 'Tiểu học', 'THCS', 'THPT'];

/** Schools; a good part still under the codes of the old communes. */
export function schools(asOf: string): TableSpec {
  return {
    name: 'truong',
    entity: 'facility',
    entityId: sql`s.id`,
    from: sql`world.school s join ${hamletOn(asOf)} a on a.hamlet = s.hamlet`,
    order: sql`s.level, s.id`,
    key: { name: 'ma_truong', value: (seq) => sql`'T' || lpad((${seq})::varchar, 5, '0')` },
    keep: true,
    columns: [
      original('facility', 'school_name', 'ten_truong', sql`s.name`, [tonePlacement(0.05)]),
      column('cap_hoc', sql`${levels}[s.level]`),
      column('old_code', sql`a.old_code`, [], { hidden: true }),
      original('facility', 'school_commune', 'ma_xa', sql`a.code`, [oldCode(stored('old_code'))(0.15)]),
      column('dia_chi', sql`a.address`),
    ],
  };
}
