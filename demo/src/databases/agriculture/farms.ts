import { sql } from '@sogoc/engine';
import { about, column, original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { stored } from '../../errors/bundles.ts';
import { oldCode } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { thousandfold } from '../../errors/numbers.ts';
import { type Making, residenceOn } from '../making.ts';
import { joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

/** Communes keep their workbooks together with their neighbours, in three clusters. */
export const clusters = [1, 2, 3] as const;
export type Cluster = (typeof clusters)[number];

/** Name of a cluster's workbook of farms. */
export const farmsTable = (cluster: Cluster): string => `ho_san_xuat_cum_${cluster}`;

/** Households that farm, under their head; written down by the communes two years ago, a third of the codes never changed. */
export function farms({ dice, ago, plan }: Making, asOf: string, cluster: Cluster): TableSpec {
  const date = ago(800);
  const copied: PeopleCopy = { date, way: 're-typing', haste: 2.5, unconverted: 0.33, source: plan.people('farms') };
  return {
    name: farmsTable(cluster),
    entity: 'household',
    entityId: sql`h.id`,
    from: sql`(select * from world.household where head is not null and id in (select household from world.parcel
      where land_type not in ('ODT', 'ONT')) and ${dice.chance(sql`id`, 'farms', 0.6)}) h
      join world.person p on p.id = h.head join ${residenceOn(asOf)} a on a.person = p.id and (a.code::bigint // 3) % 3 = ${cluster - 1}
        join ${residenceOn(date, asOf)} b on b.person = p.id ${joinSource(copied)}`,
    order: sql`a.code, h.id`,
    key: { name: 'ma_ho', value: (seq) => sql`${`NN${cluster}-`} || lpad((${seq})::varchar, 7, '0')` },
    keep: true,
    again: 0.01,
    columns: [
      column('old_code', sql`a.old_code`, [], { hidden: true }),
      original('household', 'farm_commune', 'ma_xa', sql`a.code`, [oldCode(stored('old_code'))(0.33)]),
      ...about(sql`p.id`, peopleColumns(copied, { name: 'ten_chu_ho', pid: 'cccd_chu_ho', address: 'dia_chi' })),
      original('household', 'pigs', 'so_lon', sql`${dice.int(sql`h.id`, 'pigs', 40)}::varchar`, [thousandfold(0.004), leftEmpty(0.02)], {
        type: 'text',
      }),
      original('household', 'buffaloes', 'so_trau_bo', sql`${dice.int(sql`h.id`, 'cattle', 6)}::varchar`, [leftEmpty(0.02)]),
    ],
    tests: [{ ten_chu_ho: 'test' }],
  };
}
