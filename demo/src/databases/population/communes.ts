import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';

/** The list of communes after the merger. */
export const communes = (): TableSpec => ({
  name: 'don_vi_hanh_chinh',
  entity: 'commune',
  entityId: sql`c.code::bigint`,
  from: sql`(select distinct new_code as code, new_commune as name from world.hamlet) c`,
  order: sql`c.code`,
  key: { name: 'ma_xa', value: () => sql`s_ma` },
  columns: [
    column('ma', sql`c.code`, [], { hidden: true }),
    original('commune', 'name', 'ten_xa', sql`c.name`),
    column('ma_tinh', sql`'38'`),
    column('hieu_luc_tu', sql`'2025-07-01'`),
  ],
});
