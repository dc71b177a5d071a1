import type { DatabaseMaker } from '../making.ts';
import { communes } from './communes.ts';
import { households } from './households.ts';
import { persons } from './persons.ts';

/** The population database: the original of the personal ID and of residence. Parquet, ISO days, full Vietnamese words shortened. */
export const population: DatabaseMaker = (making) => ({
  name: 'population',
  title: { vi: 'Cơ sở dữ liệu quốc gia về dân cư (phần tỉnh Thanh Hóa)', en: 'National population database, Thanh Hóa' },
  owner: 'Công an tỉnh',
  asOf: making.today,
  technology: 'parquet',
  tables: [persons(making), households(making), communes()],
});
