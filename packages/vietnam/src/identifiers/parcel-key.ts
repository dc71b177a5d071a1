import { lower } from '../text/fold.ts';
import { failed, type Parsed, parsed } from './parsed.ts';

export interface ParcelKey {
  /** Five digits; null where the text names sheet and parcel alone. */
  commune: string | null;
  sheet: number;
  parcel: number;
}

/** Reads `00004-12-345` (any usual separator) or `thửa đất số 345, tờ bản đồ số 12` in either order. */
export function parseParcelKey(text: string): Parsed<ParcelKey> {
  const written = lower(text.trim());
  if (written === '') return failed('empty');
  const [, commune, first, second] = /^([0-9]{5})[-./_ :]([0-9]{1,6})[-./_ :]([0-9]{1,6})$/.exec(written) ?? [];
  const sheet = first ?? /tờ(?: bản đồ)?(?: số)?:? *([0-9]{1,6})/u.exec(written)?.[1];
  const parcel = second ?? /thửa(?: đất)?(?: số)?:? *([0-9]{1,6})/u.exec(written)?.[1];
  if (sheet === undefined || parcel === undefined) return failed('form');
  if (Number(sheet) === 0 || Number(parcel) === 0) return failed('zero');
  return parsed({ commune: commune ?? null, sheet: Number(sheet), parcel: Number(parcel) });
}

/** The working key `00004-12-345`. */
export function parcelKeyText(key: ParcelKey & { commune: string }): string {
  return `${key.commune}-${key.sheet}-${key.parcel}`;
}
