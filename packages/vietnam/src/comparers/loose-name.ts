import type { Dialect, Sql } from '@sogoc/engine';
import { bareText, foldText } from '../text/fold.ts';
import { bareOf } from './regional-names.ts';

/** Words of kinds of units, with accents or without; `quan` is left out, for many names begin with it. */
const typeWord =
  '^(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|thủ đô|xa|phuong|thi tran|dac khu|huyen|thi xa|thanh pho|tinh|thu do) ';
const expression = new RegExp(typeWord, 'u');

/** A unit's official name without type word, accents, blanks and leading zeros: what one writing after the other can be looked up by. */
export function looseName(name: string): string {
  return bareText(foldText(name).replace(expression, ''))
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^0+(?=[0-9])/, '');
}

/** SQL of `looseName` for folded text, type word or not. */
export function looseSql(folded: Sql, dialect: Dialect): Sql {
  const bare = bareOf(dialect.regexReplace(folded, typeWord, ''), dialect);
  const alone = dialect.regexReplace(bare, '^quan ([0-9])', '$1');
  return dialect.regexReplace(dialect.regexReplace(alone, '[^a-z0-9]', ''), '^0+([0-9])', '$1');
}
