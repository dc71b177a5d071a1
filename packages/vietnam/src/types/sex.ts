import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { lowerSql } from '../text/fold-sql.ts';
import { patternType } from './pattern-type.ts';

const names = ['gioi_tinh', 'gioi', 'gt', 'gtinh', 'phai', 'sex', 'gender'];
const title = { vi: 'Giới tính', en: 'Sex', id: 'Jenis kelamin' };

/** male, female or other, whatever the writing; 1 is male, 0 and 2 are female. */
function canonical(value: Sql, dialect: Dialect): Sql {
  const word = lowerSql(value, dialect);
  return sql`case when ${word} in ('nam', 'nam giới', 'trai', 'male', 'm', '1', '01', 'true') then 'male' when ${word} in ('nữ', 'nu', 'nữ giới', 'gái', 'female', 'f', '0', '2', '00', '02', 'false') then 'female' else 'other' end`;
}

/** Sex as a word. */
export const sex = patternType({
  id: 'vn.sex',
  title,
  entity: 'person',
  personal: true,
  identifier: false,
  names,
  pattern: 'nam|nữ|nu|nam giới|nữ giới|trai|gái|male|female|m|f|khác|không xác định|không rõ|other|unknown',
  anyCase: true,
  canonical,
});

/** Sex as a number. */
export const sexCode = patternType({
  id: 'vn.sex-code',
  title: { vi: 'Giới tính (mã số)', en: 'Sex (code)', id: 'Jenis kelamin (kode)' },
  entity: 'person',
  personal: true,
  identifier: false,
  names,
  needsName: true,
  pattern: '0?[0-3]|true|false',
  anyCase: true,
  canonical,
});
