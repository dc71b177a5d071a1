import { bareCapitals } from './capitals.ts';
import { patternType } from './pattern-type.ts';

/**
 * The printed number of a land use right certificate: two letters and 6 or 8 digits, or D and 7. Many systems number their own records so
 * (KK000001), so the name must fit.
 * Circular 17/2009/TT-BTNMT, 23/2014, 10/2024. The canonical form is as printed: `AB 123456`.
 */
export const certificateSerial = patternType({
  id: 'vn.certificate-serial',
  title: { vi: 'Số phát hành giấy chứng nhận', en: 'Certificate serial', id: 'Nomor seri sertifikat' },
  entity: 'certificate',
  personal: false,
  identifier: true,
  names: [
    'so_giay_cn',
    'giay_chung_nhan',
    'so_phat_hanh',
    'so_seri',
    'seri',
    'serial',
    'so_serial',
    'so_gcn',
    'so_giay_chung_nhan',
    'certificate_serial',
    'certificate_number',
  ],
  needsName: true,
  pattern: '[a-zđ]{2}[ .-]?(?:[0-9]{6}|[0-9]{8})|d[ .-]?[0-9]{7}',
  anyCase: true,
  canonical: (value, dialect) => dialect.regexReplace(bareCapitals(value, dialect), '^([A-ZĐ]{1,2})([0-9]+)$', '$1 $2'),
});
