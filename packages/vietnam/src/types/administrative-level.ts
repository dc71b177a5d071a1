import { patternType } from './pattern-type.ts';

/** The word for the kind of an administrative unit. */
export const administrativeLevel = patternType({
  id: 'vn.administrative-level',
  title: { vi: 'Loại đơn vị hành chính', en: 'Kind of administrative unit', id: 'Jenis satuan administratif' },
  entity: 'administrative-unit',
  personal: false,
  identifier: false,
  names: ['cap', 'loai', 'loai_dvhc', 'cap_hanh_chinh', 'administrative_level', 'level'],
  pattern:
    'xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|thành phố trực thuộc trung ương|thành phố thuộc tỉnh|thành phố thuộc thành phố trực thuộc trung ương',
  anyCase: true,
  canonical: (value, dialect) => dialect.lower(dialect.nfc(value)),
});
