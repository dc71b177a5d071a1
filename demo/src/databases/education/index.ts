import type { DatabaseMaker } from '../making.ts';
import { levels, pupils } from './pupils.ts';
import { schools } from './schools.ts';

/** Education: workbooks of the schools by level, as of the start of the school year. */
export const education: DatabaseMaker = (making) => {
  const asOf = making.ago(20);
  return {
    name: 'education',
    title: { vi: 'Cơ sở dữ liệu ngành giáo dục', en: 'Education' },
    owner: 'Sở Giáo dục và Đào tạo',
    asOf,
    technology: 'xlsx',
    tables: [schools(asOf), ...levels.map((_, index) => pupils(making, index + 1, asOf))],
  };
};
