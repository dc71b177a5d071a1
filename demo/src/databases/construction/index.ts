import type { DatabaseMaker } from '../making.ts';
import { contractors } from './contractors.ts';
import { permits } from './permits.ts';

/** Construction: permits and contractors. Workbooks, days as dd-MM-yyyy. */
export const construction: DatabaseMaker = (making) => ({
  name: 'construction',
  title: { vi: 'Cơ sở dữ liệu về hoạt động xây dựng', en: 'Construction' },
  owner: 'Sở Xây dựng',
  asOf: making.today,
  renewed: { by: ['giay_phep_xd.ngay_cap_phep'], value: 1, unit: 'q' },
  technology: 'xlsx',
  tables: [contractors(making), permits(making)],
});
