import { patternType } from './pattern-type.ts';

/** Thẻ bảo hiểm y tế: two letters (kind of insured), one digit (share paid), two of the province, ten of the person. Decision 1351/QĐ-BHXH (2015). */
export const healthInsuranceCard = patternType({
  id: 'vn.health-insurance-card',
  title: { vi: 'Số thẻ bảo hiểm y tế', en: 'Health insurance card number', id: 'Nomor kartu asuransi kesehatan' },
  entity: 'person',
  personal: true,
  identifier: true,
  names: ['bhyt', 'so_bhyt', 'ma_bhyt', 'so_the_bhyt', 'the_bhyt', 'ma_the', 'so_the', 'health_insurance'],
  pattern: '[a-z]{2}[1-5][0-9]{12}',
  anyCase: true,
});
