import { communeAt, mergerDay, resolveAddress, successors, unitsNow } from '@sogoc/vietnam';

/** How a column tells where a record belongs, the surest first. */
export const placeTypes = ['vn.commune-code', 'vn.address'] as const;
export type PlaceType = (typeof placeTypes)[number];

/**
 * The commune of today (as a territory path, `vn.p38.c14758`) that a code or an address means; null where it means none or one of several.
 * @param day of the data (yyyy-MM-dd): most codes were given anew on 1 July 2025.
 */
export function communeOf(type: PlaceType, text: string, day: string): string | null {
  const code = type === 'vn.commune-code' ? codeNow(text.trim(), day) : (resolveAddress(text)?.now?.code ?? null);
  const commune = code === null ? undefined : unitsNow().communes.get(code);
  return commune ? `vn.p${commune.province}.c${commune.code}` : null;
}

function codeNow(code: string, day: string): string | null {
  if (day >= mergerDay && communeAt(code, day)) return code;
  const [only, ...others] = successors(code);
  return only && others.length === 0 ? only.code : null;
}
