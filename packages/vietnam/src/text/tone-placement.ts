import type { Dialect, Sql } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import { lowerLongSql } from './fold-sql.ts';

const end = '($|[^\\p{L}])';
/** Open syllables in oa, oe, uy. In quý the u belongs to the q, and toàn, hoài are closed: there usage does not vary. */
const older = `([òóỏõọ][ae]|[ùúủũụ]y)${end}`;
const newer = `(o[àáảãạèéẻẽẹ]|(^|[^q])u[ỳýỷỹỵ])${end}`;

const uses =
  (pattern: string) =>
  (text: Sql, dialect: Dialect): Sql =>
    dialect.regexMatches(lowerLongSql(text, dialect), pattern);

/** Where the tone mark stands: hòa or hoà. Both are right; a register usually keeps to one. */
export const spellings: NonNullable<CountryPack['spellings']> = [
  { id: 'vn.tone-older', other: 'vn.tone-newer', uses: uses(older) },
  { id: 'vn.tone-newer', other: 'vn.tone-older', uses: uses(newer) },
];
