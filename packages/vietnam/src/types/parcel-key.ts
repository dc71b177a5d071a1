import { patternType } from './pattern-type.ts';

const form = '([0-9]{5})[-./_ :]0*([1-9][0-9]{0,3})[-./_ :]0*([1-9][0-9]{0,4})';

/** The working key of a land parcel: commune, map sheet, parcel number. The canonical form is `00004-12-345`. Circular 10/2024/TT-BTNMT. */
export const parcelKey = patternType({
  id: 'vn.parcel-key',
  title: { vi: 'Mã thửa đất (xã - tờ - thửa)', en: 'Parcel key (commune, sheet, parcel)', id: 'Kunci bidang tanah' },
  entity: 'parcel',
  personal: false,
  identifier: true,
  names: ['ma_thua', 'ma_thua_dat', 'so_thua', 'thua_dat', 'parcel', 'parcel_key', 'parcel_id'],
  pattern: form,
  canonical: (value, dialect) => dialect.regexReplace(value, `^${form}$`, '$1-$2-$3'),
});
