import type { DatabaseMaker } from '../making.ts';
import { contributions } from './contributions.ts';
import { employers } from './employers.ts';
import { participants } from './participants.ts';

/** Social insurance: the original of insurance numbers and contributions. CSV, days as yyyymmdd, sexes 0 and 1. */
export const socialInsurance: DatabaseMaker = (making) => ({
  name: 'social_insurance',
  title: { vi: 'Cơ sở dữ liệu bảo hiểm xã hội', en: 'Social insurance' },
  owner: 'Bảo hiểm xã hội tỉnh',
  asOf: making.today,
  technology: 'csv',
  tables: [employers(making), participants(making), contributions()],
});
