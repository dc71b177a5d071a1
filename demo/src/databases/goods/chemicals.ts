import { join, sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';

const list = [
  ['7664-93-9', 'Axit sunfuric'],
  ['7647-01-0', 'Axit clohydric'],
  ['67-64-1', 'Axeton'],
  ['108-88-3', 'Toluen'],
  ['7722-64-7', 'Kali pemanganat'],
  ['7664-41-7', 'Amoniac'],
  ['7782-50-5', 'Clo'],
  ['1310-73-2', 'Natri hydroxit'],
  ['64-17-5', 'Etanol'],
  ['7697-37-2', 'Axit nitric'],
] as const;

/** How many substances the list has. */
export const CHEMICALS = list.length;

/** Substances under declaration, by CAS registry number. */
export const chemicals = (): TableSpec => ({
  name: 'danh_muc_hoa_chat',
  entity: 'item',
  entityId: sql`c.id`,
  from: sql`(values ${join(list.map(([cas, name], index) => sql`(${index + 1}, ${cas}, ${name})`))}) as c(id, cas, name)`,
  order: sql`c.id`,
  key: { name: 'ma_hc', value: (seq) => sql`'HC' || lpad((${seq})::varchar, 3, '0')` },
  keep: true,
  columns: [column('so_cas', sql`c.cas`), original('item', 'chemical_name', 'ten_hc', sql`c.name`)],
});
