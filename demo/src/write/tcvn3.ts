import { encodeTcvn3 } from '@sogoc/vietnam';

const small = [...'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'];
const byte = (letter: string): number => encodeTcvn3(letter)[0] ?? 0;

/** Letters that TCVN3 (TCVN 5712:1993, VN3) has beyond ASCII, and the Latin-1 characters that its bytes show as. */
export const TCVN3_SHOWN: readonly [letters: string, shown: string] = shown();

/** Capitals that TCVN3 lacks and the small letters that stand for them. */
export const TCVN3_LOST_CAPITALS: readonly [capitals: string, small: string] = lostCapitals();

function shown(): [string, string] {
  const letters = [...small, ...small.map((letter) => letter.toUpperCase())];
  return [letters.join(''), letters.map((letter) => String.fromCharCode(byte(letter))).join('')];
}

function lostCapitals(): [string, string] {
  const lost = small.filter((letter) => byte(letter) === byte(letter.toUpperCase()));
  return [lost.map((letter) => letter.toUpperCase()).join(''), lost.join('')];
}
