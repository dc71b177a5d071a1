import type { DatabaseMaker } from '../making.ts';
import { assets } from './assets.ts';
import { declarants } from './declarants.ts';

/** Control of officials' assets and income. CSV with semicolons. */
export const assetDeclarations: DatabaseMaker = (making) => ({
  name: 'assets_income',
  title: { vi: 'Cơ sở dữ liệu kiểm soát tài sản, thu nhập', en: 'Control of assets and income' },
  owner: 'Thanh tra tỉnh',
  asOf: making.today,
  technology: 'csv-semicolon',
  tables: [declarants(making), assets(making)],
});
