import type { DatabaseMaker } from '../making.ts';
import { firms } from './firms.ts';
import { licences } from './licences.ts';

/** Industry and trade: firms and licences. Parquet with English names. */
export const industryTrade: DatabaseMaker = (making) => ({
  name: 'industry_trade',
  title: { vi: 'Cơ sở dữ liệu công thương', en: 'Industry and trade' },
  owner: 'Sở Công Thương',
  asOf: making.today,
  renewed: { by: ['licence.issued_on'], value: 1, unit: 'q' },
  technology: 'parquet',
  tables: [firms(making), licences(making)],
});
