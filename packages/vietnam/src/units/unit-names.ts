import { bareText, foldText } from '../text/fold.ts';

const typeWord = /^(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|thủ đô) /u;
const shortTypes = /^(?:(tx|tt|tp|đk|[pxqht])(?:\. ?| )|(tp)(?=hcm))/u;
const longTypes: Record<string, string> = {
  p: 'phường',
  x: 'xã',
  q: 'quận',
  h: 'huyện',
  t: 'tỉnh',
  tx: 'thị xã',
  tt: 'thị trấn',
  tp: 'thành phố',
  đk: 'đặc khu',
};
const bareTypeWord = /^(?:xa|phuong|thi tran|dac khu|huyen|thi xa|thanh pho|tinh|thu do)\s+/;
/** Many names begin with it: only where the whole text has no accents can it stand for `quận`. */
const bareUrbanDistrict = /^quan\s+/;

/** The ways in which two writings of a unit's name can be the same, best first. */
export interface NameKeys {
  /** Folded, with its type word written out and no zeros before a number: `P.01` gives `phường 1`. */
  full: string;
  /** Folded, without. */
  name: string;
  /** Without accents, spaces and dashes. */
  loose: string;
  /** Is one letter more or less still likely a slip? Not in a short name, nor in a number. */
  forgiving: boolean;
}

export function nameKeys(text: string): NameKeys {
  const full = foldText(text)
    .replace(shortTypes, (_, short: string | undefined, tp: string) => `${longTypes[short ?? tp]} `)
    .replace(/ 0+(?=[0-9])/, ' ');
  const name = full.replace(typeWord, '').trim() || full;
  const loose = withoutBareType(name, name !== full)
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^0+(?=[0-9])/, '');
  return { full, name, loose, forgiving: loose.length >= 5 && !/[0-9]/.test(loose) };
}

/** Without accents and a type word that was written without; a name that lost its type word has no second one. */
function withoutBareType(name: string, stripped: boolean): string {
  const bare = bareText(name);
  if (stripped) return bare;
  const shorter = bare.replace(bareTypeWord, '');
  return shorter === bare && bare === name ? bare.replace(bareUrbanDistrict, '') : shorter;
}

/** How far two names agree, 0..1: 1 the same with the type word or where one has none, less without accents, least with a typing error. */
export function nameAgreement(a: NameKeys, b: NameKeys, typingError = 0.45): number {
  if (a.full === b.full) return 1;
  const typesDiffer = a.full !== a.name && b.full !== b.name;
  if (a.name === b.name) return typesDiffer ? 0.9 : 0.98;
  if (a.loose === b.loose) return typesDiffer ? 0.85 : 0.92;
  return a.forgiving && b.forgiving && a.loose.length >= 6 && withinOneEdit(a.loose, b.loose) ? typingError : 0;
}

/** At most one letter put in, left out or changed. */
function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const tail = (text: string, skip: number): string => text.slice(start + skip);
  return tail(a, 1) === tail(b, 1) || tail(a, 1) === tail(b, 0) || tail(a, 0) === tail(b, 1);
}
