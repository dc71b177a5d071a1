import { bareText } from '../text/fold.ts';
import { abbreviations } from './abbreviations.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * Words of a column name written out, folded and without accents: `MaDVHC` and `ma_dvhc` to ma don vi hanh chinh, `hoten` to ho ten, `Tỉnh / Thành Phố`
 * to tinh thanh pho. A glued name is taken apart only when known words cover all of it.
 */
export function words(columnName: string): string[] {
  const parted = columnName
    .normalize('NFC')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return bareText(parted)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .flatMap(writtenOut);
}

function writtenOut(token: string): string[] {
  if (Object.hasOwn(abbreviations, token)) return abbreviations[token]?.split(' ') ?? [];
  if (vocabulary.has(token)) return [token];
  return apart(token) ?? [token];
}

/** The fewest known words that make the token; null when none do. Abbreviations count as words, those of two letters at the end alone; single letters do not. */
function apart(token: string): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= token.length; end++) {
    let shortest: string[] | null = null;
    for (let start = 0; start <= end - 2; start++) {
      const before = best[start];
      const piece = token.slice(start, end);
      if (before && isWord(piece, end === token.length) && (!shortest || before.length + 1 < shortest.length)) shortest = [...before, piece];
    }
    best.push(shortest);
  }
  return best[token.length]?.flatMap((piece) => abbreviations[piece]?.split(' ') ?? [piece]) ?? null;
}

function isWord(piece: string, last: boolean): boolean {
  return vocabulary.has(piece) || ((last || piece.length >= 3) && Object.hasOwn(abbreviations, piece));
}
