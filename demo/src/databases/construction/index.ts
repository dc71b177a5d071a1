import type { DatabaseMaker } from '../making.ts';
import { contractors } from './contractors.ts';
import { permits } from './permits.ts';

/** Construction: permits and contractors. Workbooks, days as dd-MM-yyyy. */
export const construction: DatabaseMaker = (making) => ({
  name: 'construction',
  title: { vi: 'Cơ sở dữ liệu về hoạt động xây dựng', en: 'Construction' },
  owner: 'Sở Xây dựng',
  asOf: making.today,
  technology: 'xlsx',
  tables: [contractors(making), permits(making)],
});
