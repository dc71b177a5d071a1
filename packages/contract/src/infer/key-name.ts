import type { ColumnProfile, CountryPack } from '@sogoc/profile';

/** Words for "code", "number" and "identifier" in column names, folded: English, Vietnamese, Indonesian. */
export const keyWords: ReadonlySet<string> = new Set([
  'id',
  'uuid',
  'guid',
  'key',
  'code',
  'no',
  'number',
  'num',
  'ma',
  'so',
  'khoa',
  'kode',
  'nomor',
  'nik',
  'nip',
]);

/** Types whose values measure or date something, so do not identify. */
const measures = new Set(['decimal', 'date', 'timestamp', 'boolean', 'empty', 'other']);

/** Is the column meant to identify: by its semantic type, or by a key's word first or last in its name? */
export function columnLooksLikeKey(column: ColumnProfile, pack: CountryPack): boolean {
  if (measures.has(column.type)) return false;
  const type = pack.semanticTypes.find((candidate) => candidate.id === column.semanticType?.id);
  if (type) return type.identifier;
  const words = pack.words(column.name);
  const raw = column.name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [words[0], words.at(-1), raw[0], raw.at(-1)].some((word) => word !== undefined && keyWords.has(word));
}

/** Words that begin the name of a number *of* something as often as of a number that names something. */
const countWords = new Set(['so', 'number', 'num', 'no']);
/** A count repeats: fewer distinct values than this share (0..1) of its records. */
const repeating = 0.25;

/** Words, folded, of what is counted or measured and never named: `so_tien` is an amount however seldom it repeats. Vietnamese. */
const counted = new Set(['tien', 'luong', 'du', 'nguoi', 'khau', 'con', 'lan', 'gio', 'ngay', 'thang', 'nam', 'tuoi']);

/** `so_lon`, `number_of_pigs`: does a column count or measure things, though its name begins as a key's does? */
export function looksLikeCount(column: ColumnProfile, rows: number, pack: CountryPack): boolean {
  const [first, ...others] = pack.words(column.name);
  const number = column.type === 'integer' || column.type === 'decimal';
  if (number && !column.semanticType && first === 'so' && counted.has(others[0] ?? '')) return true;
  return number && !column.semanticType && first !== undefined && countWords.has(first) && others.length > 0 && column.distinct <= repeating * rows;
}
