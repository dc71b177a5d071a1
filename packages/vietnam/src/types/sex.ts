import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { lowerSql } from '../text/fold-sql.ts';
import { patternType } from './pattern-type.ts';

const names = ['gioi_tinh', 'gioi', 'gt', 'gtinh', 'phai', 'sex', 'gender'];
const title = { vi: 'Giới tính', en: 'Sex', id: 'Jenis kelamin' };

const written = new Map([
  ...['nam', 'nam giới', 'trai', 'male', 'm', '1', '01', 'true'].map((word): [string, string] => [word, 'male']),
  ...['nữ', 'nu', 'nữ giới', 'gái', 'female', 'f', '0', '2', '00', '02', 'false'].map((word): [string, string] => [word, 'female']),
]);

/** male, female or other, whatever the writing; 1 is male, 0 and 2 are female. Looked up, since the engine joins with each list of more than five texts after IN. */
function canonical(value: Sql, dialect: Dialect): Sql {
  return sql`coalesce(${dialect.lookUp(lowerSql(value, dialect), written)}, 'other')`;
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
