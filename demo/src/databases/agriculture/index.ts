import type { DatabaseMaker } from '../making.ts';
import { clusters, farms } from './farms.ts';
import { plots } from './plots.ts';

/** Agriculture: farming households and their fields, kept in workbooks by clusters of communes. */
export const agriculture: DatabaseMaker = (making) => {
  const asOf = making.ago(60);
  return {
    name: 'agriculture',
    title: { vi: 'Cơ sở dữ liệu nông nghiệp', en: 'Agriculture' },
    owner: 'Sở Nông nghiệp và Môi trường (Chi cục Phát triển nông thôn)',
    asOf,
    technology: 'xlsx',
    tables: clusters.flatMap((cluster) => [farms(making, asOf, cluster), plots(making, asOf, cluster)]),
  };
};
