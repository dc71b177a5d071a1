/** Names that the engine gives to columns of its own when it reads Parquet. */
const taken = ['file_row_number', 'filename', 'file_index'];

/**
 * Names fit for columns, from names as written: NFC, white space made one, empty ones called `column_<place>`, repeated ones (letter case apart,
 * as the engine compares them) given a number.
 */
export function uniqueNames(written: readonly string[]): string[] {
  const used = new Set(taken);
  const wanted = new Set(written.map((name) => clean(name).toLowerCase()));
  return written.map((name, index) => {
    const base = clean(name) || `column_${index + 1}`;
    let unique = base;
    for (let n = 2; used.has(unique.toLowerCase()) || (unique !== base && wanted.has(unique.toLowerCase())); n += 1) unique = `${base}_${n}`;
    used.add(unique.toLowerCase());
    return unique;
  });
}

const clean = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\ufeff]+/gu, ' ')
    .trim();
