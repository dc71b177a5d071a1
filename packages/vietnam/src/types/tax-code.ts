import { type Dialect, join, type Sql, sql } from '@sogoc/engine';
import type { SemanticType } from '@sogoc/profile';
import { digitAt, part } from './digits.ts';
import { personalId } from './personal-id.ts';

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
const tenDigits = /^[0-9]{10}(?:-?[0-9]{3})?$/;
const pattern = '^[0-9]{10}(?:-?[0-9]{3})?$';

/** The check digit of the first nine digits, or null where they have none (no tax code begins with them). */
export function taxCheckDigit(nineDigits: string): number | null {
  const digit = 10 - (weights.reduce((sum, weight, index) => sum + weight * Number(nineDigits[index]), 0) % 11);
  return digit === 10 ? null : digit;
}

function matches(value: string): boolean {
  if (tenDigits.test(value)) return taxCheckDigit(value.slice(0, 9)) === Number(value[9]) && value.slice(10).replace('-', '') !== '000';
  return personalId.matches(value);
}

function shape(value: Sql, dialect: Dialect): Sql {
  const sum = join(
    weights.map((weight, index) => sql`${weight} * ${digitAt(value, index + 1, dialect)}`),
    sql` + `,
  );
  const checks = sql`10 - mod(${sum}, 11) = ${digitAt(value, 10, dialect)} and not ${dialect.regexMatches(value, '^.{10}-?000$')}`;
  return sql`case when ${dialect.regexMatches(value, pattern)} then ${checks} else ${personalId.shape(value, dialect)} end`;
}

/**
 * Mã số thuế: 10 digits of which the last checks the others (10 - weighted sum mod 11), with -001 to -999 for a branch; persons and household businesses
 * use the personal ID. Circular 86/2024/TT-BTC.
 */
export const taxCode: SemanticType = {
  id: 'vn.tax-code',
  title: { vi: 'Mã số thuế', en: 'Tax code', id: 'Nomor pokok wajib pajak' },
  entity: 'organisation',
  personal: false,
  identifier: true,
  names: ['mst', 'ma_so_thue', 'msdn', 'ma_so_doanh_nghiep', 'tax_code', 'tax_id', 'tin', 'vat_number'],
  shape,
  valid: shape,
  canonical: (value, dialect) =>
    sql`case when ${dialect.regexMatches(value, '^[0-9]{13}$')} then ${dialect.concat(part(value, 1, 10, dialect), sql`'-'`, part(value, 11, 3, dialect))} else ${value} end`,
  matches,
};
