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
const short = `${start}(?:p|x|tt|đk|q|h|tx|tp|t|tdp|kp)(?:[.] ?| )`;
const unitWord = '(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị_xã|thành phố|tỉnh)';

/**
 * An address in one spelling: folded, parts between commas without blanks, words of units written out, no number with leading zeros, no country. Without
 * commas the words of units part it.
 */
export function writtenOutSql(text: Sql, dialect: Dialect): Sql {
  const folded = foldSql(text, dialect);
  const dashed = dialect.regexReplace(folded, `-(${unitWord} )`, ',$1');
  const parted = dialect.replace(
    dialect.regexReplace(dialect.replace(dashed, 'thị xã', 'thị_xã'), `([^,]) (${unitWord} )`, '$1,$2'),
    'thị_xã',
    'thị xã',
  );
  const commas = sql`case when ${dialect.regexMatches(dashed, '[,;]')} then ${dashed} else ${parted} end`;
  const even = dialect.regexReplace(dialect.regexReplace(commas, '[ .]*[,;][ ,;]*', ','), '^,|[,. ]+$', '');
  const long = abbreviations.reduce((all, [from, to]) => dialect.regexReplace(all, `${start}${from}(?:[.] ?| )`, `$1${to} `), even);
  const words = sql`case when ${dialect.regexMatches(even, short)} then ${long} else ${even} end`;
  const numbers = dialect.regexReplace(dialect.regexReplace(words, ' 0+([0-9])', ' $1'), `${start}số (?:nhà )?`, '$1');
  return sql`nullif(${dialect.regexReplace(numbers, ',việt nam$', '')}, '')`;
}
