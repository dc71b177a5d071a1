import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { foldSql } from '../text/fold-sql.ts';

const start = '(^|,)';
/** Abbreviations at the start of a part. */
const abbreviations = [
  ['p', 'phường'],
  ['x', 'xã'],
  ['tt', 'thị trấn'],
  ['đk', 'đặc khu'],
  ['q', 'quận'],
  ['h', 'huyện'],
  ['tx', 'thị xã'],
  ['tp', 'thành phố'],
  ['t', 'tỉnh'],
  ['tdp', 'tổ dân phố'],
  ['kp', 'khu phố'],
] as const;
const short = `${start}(?:${abbreviations.map(([from]) => from).join('|')})(?:[.] ?| )`;
const unitWord = '(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị_xã|thành phố|tỉnh)';

/**
 * An address in one spelling, in four steps: folded, parts between commas without blanks, words of units written out, no number with leading zeros, no word for a street behind a house's number and no country.
 * Without commas the words of units part it.
 */
export const writingOut: readonly ((text: Sql, dialect: Dialect) => Sql)[] = [foldSql, parted, longWords, tidy];

/** Commas between the parts. */
function parted(folded: Sql, dialect: Dialect): Sql {
  const marked = dialect.replace(dialect.regexReplace(folded, `-(${unitWord} )`, ',$1'), 'thị xã', 'thị_xã');
  const split = dialect.replace(dialect.regexReplace(marked, `([^,]) (${unitWord} )`, '$1,$2'), 'thị_xã', 'thị xã');
  const commas = sql`case when ${dialect.regexMatches(folded, '[,;]')} then ${folded} else ${split} end`;
  return dialect.regexReplace(dialect.regexReplace(commas, '[ .]*[,;][ ,;]*', ','), '^,|[,. ]+$', '');
}

function longWords(text: Sql, dialect: Dialect): Sql {
  const long = abbreviations.reduce((all, [from, to]) => dialect.regexReplace(all, `${start}${from}(?:[.] ?| )`, `$1${to} `), text);
  return sql`case when ${dialect.regexMatches(text, short)} then ${long} else ${text} end`;
}

function tidy(text: Sql, dialect: Dialect): Sql {
  const numbers = dialect.regexReplace(dialect.regexReplace(text, ' 0+([0-9])', ' $1'), `${start}số (?:nhà )?0*`, '$1');
  const streets = dialect.regexReplace(numbers, `${start}([0-9][0-9a-z/-]*,? ?)(?:đường|phố) `, '$1$2');
  return dialect.regexReplace(streets, ',việt nam$', '');
}
