import { sql } from '@sogoc/engine';
import { column, copy, original } from '../../derive/columns.ts';
import { decimal, number } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { nearBy, thousandfold } from '../../errors/numbers.ts';
import { held, type Making } from '../making.ts';
import { type Cluster, farmsTable } from './farms.ts';

/** Fields that the households work, with sheet and number from the land database of some time ago. */
export function plots({ dice, ago }: Making, asOf: string, cluster: Cluster): TableSpec {
  const date = ago(400);
  const from = (source: string) => ({ database: 'land', table: 'thua_dat', column: source, date, way: 'export' }) as const;
  const crop = sql`case q.land_type when 'LUC' then 'Lúa' when 'NTS' then 'Thủy sản' when 'RSX' then 'Keo' when 'CLN'
    then ${dice.pick(sql`q.id`, 'crop-tree', ['Cam', 'Bưởi', 'Cao su'])}
    else ${dice.pick(sql`q.id`, 'crop', ['Ngô', 'Mía', 'Sắn', 'Lạc'])} end`;
  return {
    name: `thua_canh_tac_cum_${cluster}`,
    entity: 'parcel',
    entityId: sql`q.id`,
    from: sql`(select * from world.parcel where land_type not in ('ODT', 'ONT')) q
      join ${held('agriculture', farmsTable(cluster))} h on h.entity_id = q.household
      left join ${held('land', 'thua_dat')} t on t.entity_id = q.id`,
    order: sql`h.seq, q.id`,
    key: { name: 'stt', value: number, type: 'integer' },
    columns: [
      column('ma_ho', sql`h.key`, [dangling(sql`'NN0-' || lpad((seq % 999999)::varchar, 6, '0')`)(0.005)], {
        refersTo: `${farmsTable(cluster)}.ma_ho`,
      }),
      copy({
        entity: 'parcel',
        attribute: 'sheet',
        name: 'to_so',
        truth: sql`q.sheet::varchar`,
        alias: 't',
        from: from('so_to'),
        errors: [leftEmpty(0.01)],
      }),
      copy({
        entity: 'parcel',
        attribute: 'number',
        name: 'thua_so',
        truth: sql`q.number::varchar`,
        alias: 't',
        from: from('so_thua'),
        errors: [leftEmpty(0.01)],
      }),
      copy({
        entity: 'parcel',
        attribute: 'area',
        name: 'dien_tich',
        truth: decimal(sql`q.area`, 1),
        alias: 't',
        from: from('dien_tich'),
        errors: [nearBy(0.03), thousandfold(0.003)],
      }),
      original('parcel', 'crop', 'cay_trong', crop, [leftEmpty(0.02)]),
      column('vu', sql`'Mùa ' || ${asOf.slice(0, 4)}`),
    ],
    tests: [{ cay_trong: 'test' }],
  };
}
