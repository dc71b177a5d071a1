import type { SemanticType } from '@sogoc/profile';
import { date } from './date.ts';

/** When a person was born. With a name it tells people apart, so it is personal as other dates are not; only the column's name can say so. */
export const birthDate: SemanticType = {
  ...date,
  id: 'vn.birth-date',
  title: { vi: 'Ngày sinh', en: 'Date of birth', id: 'Tanggal lahir' },
  entity: 'person',
  personal: true,
  needsName: true,
  names: [
    'ngay_sinh',
    'ngay_thang_nam_sinh',
    'ntns',
    'nam_sinh',
    'sinh_ngay',
    'sinh_nam',
    'nsinh',
    'ns',
    'dob',
    'birth_date',
    'date_of_birth',
    'birthday',
    'birth_year',
    'year_of_birth',
    'birthdate',
    'birth',
    'born',
    'born_on',
  ],
};
