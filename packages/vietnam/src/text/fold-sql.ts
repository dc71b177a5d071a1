import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { longInNfc } from '@sogoc/profile';
import { apostrophes, dashes, entities, invisible, whiteSpace } from './characters.ts';
import { needsMore } from './needs-more.ts';
import { iToY, syllableInI, tonePairs } from './tone.ts';

/** SQL of `foldText`; a property test keeps the two together. */
export function foldSql(text: Sql, dialect: Dialect): Sql {
  return sql`case when ${dialect.regexMatches(text, needsMore)} then ${foldWhole(text, dialect)} else ${dialect.lower(text)} end`;
}

function foldWhole(text: Sql, d: Dialect): Sql {
  let folded = d.regexReplace(lowerSql(text, d), '<[a-z/!][^<>]*>', ' ');
  for (const [entity, character] of entities) folded = d.replace(folded, entity, character);
  const to = ' '.repeat(whiteSpace.length) + "'".repeat(apostrophes.length) + '-'.repeat(dashes.length);
  folded = d.translate(folded, whiteSpace + apostrophes + dashes + invisible, to);
  folded = d.regexReplace(d.regexReplace(folded, " *([-']) *", '$1'), ' {2,}', ' ');
  for (const [older, newer] of tonePairs) folded = d.replace(folded, older, newer);
  return d.regexReplace(withY(folded, d), '^ | $', '');
}

/** Marks the vowel in one pass (two, as neighbours share a space), so that the tones are plain replacements. */
function withY(text: Sql, d: Dialect): Sql {
  const mark = '\u0001';
  const marked = (piece: Sql): Sql => d.regexReplace(piece, syllableInI, `$1$2${mark}$3$4`);
  let folded = marked(marked(text));
  for (const [i, y] of iToY) folded = d.replace(folded, mark + i, y);
  return folded;
}

/** SQL of `bareText`: the fold without accents and with d for đ. */
export function bareSql(text: Sql, d: Dialect): Sql {
  return d.translate(d.stripAccents(foldSql(text, d)), 'đ', 'd');
}

/** SQL of `lower` for values that may be long, and are columns by themselves. */
export function lowerLongSql(text: Sql, d: Dialect): Sql {
  return d.lower(longInNfc(text, d));
}

/** SQL of `lower`: NFC in lower case. */
export function lowerSql(text: Sql, d: Dialect): Sql {
  return d.lower(d.nfc(text));
}
