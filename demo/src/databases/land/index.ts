import type { DatabaseMaker } from '../making.ts';
import { certificates } from './certificates.ts';
import { owners } from './owners.ts';
import { parcels } from './parcels.ts';

/** Land: the original of parcels, certificates and who owns them. CSV; the owners in TCVN3 from an older program. */
export const land: DatabaseMaker = (making) => ({
  name: 'land',
  title: { vi: 'Cơ sở dữ liệu đất đai', en: 'Land' },
  owner: 'Sở Nông nghiệp và Môi trường',
  asOf: making.today,
  renewed: { by: ['giay_chung_nhan.cap_nhat'], value: 1, unit: 'mo' },
  technology: 'csv',
  tables: [owners(making), parcels(making), certificates(making)],
});
