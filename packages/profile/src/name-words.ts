/** Words of a column name, in lower case without accents: `maTinh`, `Mã Tỉnh` and `ma_tinh` give `['ma', 'tinh']`. */
export function nameWords(columnName: string): string[] {
  return columnName
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The share (0..1) of a column name's words that the best of the likely names covers, as whole words in a row; 0 where none is in it. */
export function nameFit(words: readonly string[], names: readonly string[]): number {
  if (words.length === 0) return 0;
  const whole = `_${words.join('_')}_`;
  const covered = names.filter((name) => whole.includes(`_${name}_`)).map((name) => name.split('_').length / words.length);
  return Math.max(0, ...covered);
}
