import { nameWords } from './name-words.ts';
import type { ColumnProfile } from './table-profile.ts';

const identifierWords = new Set(['id', 'ma', 'code', 'key', 'khoa', 'uuid', 'guid', 'kode', 'nomor', 'nik', 'serial', 'seri', 'oid', 'pk', 'stt']);
// `số` is a number of something as often as a number that names something; the next word tells.
const numbered = new Set(['hieu', 'dinh', 'cmnd', 'cccd', 'cmt', 'the', 'giay', 'quyet', 'dang', 'phat', 'seri', 'serial', 'bhxh', 'gcn', 'ky']);

/** Does a column's name say that its values tell things apart? `words` may be written out by a country pack. */
function isIdentifierName(columnName: string, words: readonly string[] = []): boolean {
  const plain = nameWords(columnName);
  for (const list of [plain, words]) {
    if (list.some((word) => identifierWords.has(word))) return true;
    const place = list.indexOf('so');
    if (place >= 0 && (list.length === 1 || numbered.has(list[place + 1] ?? '') || (list[place + 1] === 'ho' && list[place + 2] === 'so')))
      return true;
  }
  // `maxa`, `idcanbo`: words that run together, told by their start.
  return plain.length === 1 && /^(ma|id|code|kode)[a-z]{2,8}$/.test(plain[0] ?? '');
}

/**
 * How fit a column is to be a key, apart from being unique: higher is better, and from 3 up it looks like an identifier. `identifies`: its meaning or its name says that it is
 * one.
 */
export function keyFitness(column: ColumnProfile, identifier: boolean, words: readonly string[] = []): { fitness: number; identifies: boolean } {
  const named = isIdentifierName(column.name, words);
  const fitness = (named ? 3 : 0) + (identifier ? 4 : 0) + typeFitness(column) - (column.personal ? 1 : 0);
  return { fitness, identifies: named || identifier };
}

function typeFitness(column: ColumnProfile): number {
  switch (column.type) {
    case 'integer':
      return 1;
    case 'text':
      return (column.maxLength ?? 0) <= 40 ? 1 : (column.maxLength ?? 0) <= 100 ? -1 : -4;
    case 'date':
    case 'timestamp':
      return 0;
    default:
      return -4;
  }
}
