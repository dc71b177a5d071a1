import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { part } from './digits.ts';
import { patternType } from './pattern-type.ts';

const gap = '[ .-]?';
const country = `(?:\\(?\\+84\\)?${gap}(?:\\(0\\)|0)?|84|\\(?0)`;
const mobile = `(?:[35789]|1[2689])(?:${gap}[0-9]){8}`;
const landline = `2[0-9](?:\\)?${gap}[0-9]){8}\\)?`;
const service = `1[89]00(?:${gap}[0-9]){4,6}`;

/** Mobile prefixes of eleven digits that became ten in 2018. */
export const renamedPrefixes: Readonly<Record<string, string>> = {
  120: '70',
  121: '79',
  122: '77',
  126: '76',
  128: '78',
  123: '83',
  124: '84',
  125: '85',
  127: '81',
  129: '82',
  162: '32',
  163: '33',
  164: '34',
  165: '35',
  166: '36',
  167: '37',
  168: '38',
  169: '39',
  186: '56',
  188: '58',
  199: '59',
};

/** Only digits, as +84 and the rest; service numbers and what is not a phone number stay as they are. */
function canonical(value: Sql, dialect: Dialect): Sql {
  const digits = dialect.regexReplace(value, '[^0-9]', '');
  const national = dialect.regexReplace(dialect.regexReplace(digits, '^84(0?)([0-9]{9,10})$', '$2'), '^0', '');
  const cases = Object.entries(renamedPrefixes).map(([from, to]) => sql`when ${part(national, 1, 3, dialect)} = ${from} then ${to}`);
  const eleven = sql`${dialect.regexMatches(national, '^1[2689][0-9]{8}$')}`;
  const rest = part(national, 4, 7, dialect);
  const prefix = cases.reduce((all, one) => sql`${all} ${one}`, sql``);
  return sql`case when ${dialect.regexMatches(digits, '^1[89]00')} then ${digits} when ${eleven} then ${dialect.concat(sql`'+84'`, sql`(case${prefix} else ${part(national, 1, 3, dialect)} end)`, rest)} when ${dialect.regexMatches(national, '^[2-9][0-9]{8,9}$')} then ${dialect.concat(sql`'+84'`, national)} else ${value} end`;
}

/** A mobile, landline or service number in any usual writing. Numbering plan: Circular 22/2014/TT-BTTTT and the changes of 2017 and 2018. */
export const phone = patternType({
  id: 'vn.phone',
  title: { vi: 'Số điện thoại', en: 'Phone number', id: 'Nomor telepon' },
  personal: true,
  identifier: false,
  names: ['sdt', 'so_dien_thoai', 'dien_thoai', 'dthoai', 'di_dong', 'phone', 'phone_number', 'mobile', 'tel', 'telephone', 'hotline', 'fax'],
  pattern: `${country}(?:${mobile}|${landline})|${service}`,
  canonical,
});
