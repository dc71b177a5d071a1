import type { DatabaseMaker } from '../making.ts';
import { births } from './births.ts';
import { deaths } from './deaths.ts';
import { marriages } from './marriages.ts';

/** Civil status: the original of births, marriages and deaths. CSV and a PostgreSQL dump, English column names, days as dd/MM/yyyy. */
export const civilStatus: DatabaseMaker = (making) => ({
  name: 'civil_status',
  title: { vi: 'Cơ sở dữ liệu hộ tịch điện tử', en: 'Electronic civil status' },
  owner: 'Sở Tư pháp',
  asOf: making.today,
  renewed: { by: ['births.reg_date', 'deaths.reg_date'], value: 1, unit: 'mo' },
  technology: 'csv',
  dumps: ['postgres'],
  tables: [births(making), marriages(making), deaths(making)],
});
