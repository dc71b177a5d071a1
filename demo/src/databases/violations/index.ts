import type { DatabaseMaker } from '../making.ts';
import { decisions } from './decisions.ts';
import { fines } from './fines.ts';

/** Administrative violations: decisions and fines. Tab-separated text. */
export const violations: DatabaseMaker = (making) => ({
  name: 'violations',
  title: { vi: 'Cơ sở dữ liệu xử lý vi phạm hành chính', en: 'Administrative violations' },
  owner: 'Sở Tư pháp',
  asOf: making.today,
  renewed: { by: ['tien_phat.ngay_nop'], value: 1, unit: 'mo' },
  technology: 'csv-tab',
  tables: [decisions(making), fines(making)],
});
