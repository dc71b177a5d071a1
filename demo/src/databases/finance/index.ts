import type { DatabaseMaker } from '../making.ts';
import { companies } from './companies.ts';
import { householdBusinesses } from './households.ts';
import { taxpayers } from './taxpayers.ts';

/** Finance: business registration (the original of organisations) and taxpayers. CSV with semicolons and a MariaDB dump, abbreviated names. */
export const finance: DatabaseMaker = (making) => ({
  name: 'finance',
  title: { vi: 'Cơ sở dữ liệu tài chính: đăng ký kinh doanh, người nộp thuế', en: 'Finance: business registration, taxpayers' },
  owner: 'Sở Tài chính',
  asOf: making.today,
  technology: 'csv-semicolon',
  dumps: ['mariadb'],
  tables: [
    ...(making.plan.organisations === 'tax' ? [taxpayers(making), companies(making)] : [companies(making), taxpayers(making)]),
    householdBusinesses(making),
  ],
});
