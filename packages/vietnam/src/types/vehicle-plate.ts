import { bareCapitals } from './capitals.ts';
import { patternType } from './pattern-type.ts';

/** Biển số xe: two digits of the province, one or two letters and a digit, 4 or 5 digits. Circular 79/2024/TT-BCA. */
export const vehiclePlate = patternType({
  id: 'vn.vehicle-plate',
  title: { vi: 'Biển số xe', en: 'Vehicle plate', id: 'Pelat nomor kendaraan' },
  entity: 'vehicle',
  personal: true,
  identifier: true,
  names: ['bien_so', 'bien_so_xe', 'bks', 'so_xe', 'plate', 'license_plate', 'licence_plate'],
  pattern: '[1-9][0-9][ -]?[a-zđ]{1,2}[0-9]?[ -]?(?:[0-9]{3}\\.?[0-9]{2}|[0-9]{4})',
  anyCase: true,
  canonical: (value, dialect) => {
    const four = dialect.regexReplace(bareCapitals(value, dialect), '^([0-9]{2}[A-ZĐ]{1,2})([0-9]{4})$', '$1-$2');
    return dialect.regexReplace(four, '^([0-9]{2}[A-ZĐ]{1,2}[0-9]?)([0-9]{3})([0-9]{2})$', '$1-$2.$3');
  },
});
