import { patternType } from './pattern-type.ts';

/** Mã số bảo hiểm xã hội: 10 digits without a check digit. Decision 1263/QĐ-BHXH (2014), 595/QĐ-BHXH (2017). */
export const socialInsuranceNumber = patternType({
  id: 'vn.social-insurance-number',
  title: { vi: 'Mã số bảo hiểm xã hội', en: 'Social insurance number', id: 'Nomor jaminan sosial' },
  entity: 'person',
  personal: true,
  identifier: true,
  names: ['bhxh', 'so_bhxh', 'ma_so_bhxh', 'ma_bhxh', 'so_so_bhxh', 'so_so', 'social_insurance', 'social_insurance_number'],
  needsName: true,
  pattern: '[0-9]{10}',
});
