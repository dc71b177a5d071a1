/** Gives the level of each comparison (0: missing) that a pattern tells (see `PatternCode`). @param radices levels of each comparison and one more. */
export function patternLevels(radices: readonly number[]): (pattern: number) => number[] {
  let product = 1;
  const places = radices.map((radix) => {
    const place = product;
    product *= radix;
    return place;
  });
  return (pattern) => radices.map((radix, i) => Math.floor(pattern / (places[i] ?? 1)) % radix);
}
