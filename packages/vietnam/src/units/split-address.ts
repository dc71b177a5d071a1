import { foldText } from '../text/fold.ts';
import type { AddressParts } from './find-commune.ts';

const beforeTypeWord = /\s+(?=(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|tp\.|tx\.|tt\.|[pqh]\.)\s*\S)/giu;

/**
 * The ways to read a one-line address as ward, district and province, likeliest first. Parts stand between commas, semicolons or spaced dashes, from
 * small to large; where there are none, words such as huyện and tỉnh part them. What stands before the ward (house, street, hamlet) is left out.
 */
export function readings(address: string): AddressParts[] {
  const text = address
    .normalize('NFC')
    .replaceAll(/<[^<>]*>|\s+/g, ' ')
    .trim();
  let parts = text.split(/\s*[,;]\s*|\s+[-–]\s+/u).filter(Boolean);
  if (parts.length < 2) parts = text.split(beforeTypeWord);
  parts = parts.map((part) => part.trim().replace(/\.$/, '')).filter((part) => part !== '' && !/^việt nam$/.test(foldText(part)));
  const [province = '', second = '', third = ''] = parts.toReversed();
  const found: AddressParts[] = [];
  if (third) found.push({ ward: third, district: second, province });
  if (second) found.push({ ward: second, province }, { ward: second, district: province });
  if (parts.length === 1) found.push({ ward: province });
  return found;
}
