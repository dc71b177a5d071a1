/** The cells of a row; null or empty text where there is nothing. */
export type HeaderRow = readonly (string | null)[];

const valueLike = /^[-+]?[\d.,/-]*\d%?$/;
const at = (row: HeaderRow, column: number): string => row[column]?.trim() ?? '';

/**
 * The names of columns that stand in two rows: what stands over several columns above, and each of these below, as `Ngày sinh` over `Ngày`, `Tháng`, `Năm`. They
 * come as `Ngày sinh - Ngày`. Null where the lower row is none of names.
 * @param next the row after both, which is one of values.
 */
export function namesInTwoRows(upper: HeaderRow, lower: HeaderRow | undefined, next: HeaderRow | undefined): string[] | null {
  if (!lower || !next) return null;
  const width = Math.max(upper.length, lower.length);
  const columns = Array.from({ length: width }, (_, column) => column);
  const below = columns.filter((column) => at(lower, column) !== '');
  const gaps = columns.filter((column) => at(upper, column) === '');
  const begins = (column: number): boolean => at(upper, column) !== '' && column + 1 < width && at(upper, column + 1) === '';
  const fits =
    gaps.length > 0 &&
    !gaps.includes(0) &&
    gaps.every((column) => at(lower, column) !== '') &&
    below.every((column) => !valueLike.test(at(lower, column)) && (gaps.includes(column) || begins(column)));
  // One that is named by the upper row alone, and has a value: so the lower row is no row of values.
  const alone = columns.filter((column) => at(upper, column) !== '' && at(lower, column) === '');
  if (!fits || alone.length === 0 || !alone.some((column) => at(next, column) !== '') || alone.some(begins)) return null;
  let over = '';
  return columns.map((column) => {
    over = at(upper, column) || over;
    return at(lower, column) === '' ? over : `${over} - ${at(lower, column)}`;
  });
}
