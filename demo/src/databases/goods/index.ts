import type { DatabaseMaker } from '../making.ts';
import { chemicals } from './chemicals.ts';
import { declarations } from './declarations.ts';
import { facilities } from './facilities.ts';

/** Goods: chemicals and precursors, the firms that handle them, their declarations. Newline-delimited JSON. */
export const goods: DatabaseMaker = (making) => ({
  name: 'goods',
  title: { vi: 'Cơ sở dữ liệu hàng hóa: hóa chất, tiền chất', en: 'Goods: chemicals and precursors' },
  owner: 'Sở Công Thương (Phòng Quản lý hóa chất)',
  asOf: making.today,
  renewed: { by: ['khai_bao.ngay_khai'], value: 1, unit: 'mo' },
  technology: 'ndjson',
  tables: [chemicals(), facilities(making), declarations(making)],
});
