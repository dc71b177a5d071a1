import type { DatabaseMaker } from '../making.ts';
import { farms } from './farms.ts';
import { plots } from './plots.ts';

/** Agriculture: farming households and their fields, kept in workbooks by the communes. */
export const agriculture: DatabaseMaker = (making) => {
  const asOf = making.ago(60);
  return {
    name: 'agriculture',
    title: { vi: 'Cơ sở dữ liệu nông nghiệp', en: 'Agriculture' },
    owner: 'Sở Nông nghiệp và Môi trường (Chi cục Phát triển nông thôn)',
    asOf,
    technology: 'xlsx',
    tables: [farms(making, asOf), plots(making, asOf)],
  };
};
