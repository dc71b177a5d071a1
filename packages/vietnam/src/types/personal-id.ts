import { and, type Dialect, type Sql, sql } from '@sogoc/engine';
import { provinceCodes } from '../units/province-codes.ts';
import { date } from './date.ts';
import { digitAt, part } from './digits.ts';
import { patternType } from './pattern-type.ts';
import { sex } from './sex.ts';

const patternOfProvince = `0(?:${provinceCodes.join('|')})`;
/** Born abroad: the country's code in the same circular. */
const patternOfCountry = '[1-3][0-9]{2}';
const place = `(?:${patternOfProvince}|${patternOfCountry})`;
const pattern = `${place}[0-3][0-9]{8}`;

/** Whoever bears it was born in the last century, or in this one until this year. */
function bornByNow(): string {
  const [tens = '', ones = ''] = String(new Date().getUTCFullYear()).slice(2);
  return `${place}(?:[01][0-9]{2}|[23](?:[0-${Number(tens) - 1}][0-9]|${tens}[0-${ones}]))[0-9]{6}`;
}

/**
 * Số định danh cá nhân, 12 digits: 3 for the province or country of birth registration (the 63 codes of before the merger stay in use), 1 for century and
 * sex, 2 for the year of birth, 6 that tell nothing. No check digit. Decree 137/2015/NĐ-CP, article 13; Circular 07/2016/TT-BCA; Law on Identity 2023.
 */
export const personalId = patternType({
  id: 'vn.personal-id',
  title: { vi: 'Số định danh cá nhân', en: 'Personal ID', id: 'Nomor identitas pribadi' },
  entity: 'person',
  personal: true,
  identifier: true,
  names: [
    'so_giay_to',
    'so_gt',
    'pid',
    'so_dinh_danh',
    'so_dinh_danh_ca_nhan',
    'ma_dinh_danh',
    'ddcn',
    'cccd',
    'so_cccd',
    'can_cuoc',
    'personal_id',
    'citizen_id',
    'national_id',
    'identity_number',
  ],
  pattern,
  valid: (value, dialect) =>
    and(dialect.regexMatches(value, `^(?:${pattern})$`), sql`${birthYearSql(value, dialect)} <= ${new Date().getUTCFullYear()}`),
  surely: bornByNow,
  tells: [
    {
      id: 'sex',
      by: ['vn.sex', 'vn.sex-code'],
      told: (value, dialect) => personalIdFactsSql(value, dialect).sex,
      said: (value, dialect) => sql`nullif(${sex.canonical?.(value, dialect) ?? sql`null`}, 'other')`,
    },
    {
      id: 'birth-year',
      by: ['vn.birth-date', 'vn.date'],
      names: ['sinh', 'ngsinh', 'dob', 'birth', 'born', 'birthday'],
      told: (value, dialect) => dialect.cast(birthYearSql(value, dialect), 'text'),
      said: (value, dialect) => dialect.regexExtract(date.canonical?.(value, dialect) ?? value, '^[0-9]{4}', 0),
      // A whole century apart: nobody of that year would be in the register, or be born yet.
      implausible: (said, told, dialect) => sql`${part(said, 3, 2, dialect)} = ${part(told, 3, 2, dialect)}`,
    },
  ],
});

export type Sex = 'male' | 'female';

export interface PersonalIdFacts {
  /** Code of the province of birth registration, two digits, of the list before the merger; null when it was abroad. */
  province: string | null;
  sex: Sex;
  birthYear: number;
}

/** What a personal ID tells about its person, or null when the text is not one. */
export function personalIdFacts(id: string): PersonalIdFacts | null {
  if (!personalId.matches(id)) return null;
  const century = Number(id[3]);
  return {
    province: id.startsWith('0') ? id.slice(1, 3) : null,
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(id.slice(4, 6)),
  };
}

/** SQL of `personalIdFacts`, for values that have the shape: text, text and integer. */
export function personalIdFactsSql(value: Sql, dialect: Dialect): { province: Sql; sex: Sql; birthYear: Sql } {
  const century = digitAt(value, 4, dialect);
  return {
    province: sql`case when ${dialect.startsWith(value, sql`'0'`)} then ${part(value, 2, 2, dialect)} end`,
    sex: sql`case when ${century} in (0, 2) then 'male' when ${century} in (1, 3) then 'female' end`,
    birthYear: birthYearSql(value, dialect),
  };
}

function birthYearSql(value: Sql, dialect: Dialect): Sql {
  const years = dialect.tryCast(part(value, 5, 2, dialect), 'integer');
  return sql`(case when ${digitAt(value, 4, dialect)} < 2 then 1900 else 2000 end + ${years})`;
}
