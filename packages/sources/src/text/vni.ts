/**
 * VNI for Windows: a letter is the plain vowel and, where needed, one more byte for its marks; a few letters are one byte of their own. The bytes
 * are shown here as the letters that Windows-1252 gives them.
 */
const tones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const plainMarks = ' ùøûõï';
const hatMarks = 'âáàåãä';
const breveMarks = 'êéèúüë';
const single: Record<string, string> = { í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ñ: 'đ', ô: 'ơ', ö: 'ư' };

const small = new Map<string, string>(Object.entries(single));
const add = (base: string, marks: string, letter: string): void => {
  [...marks].forEach((mark, index) => {
    if (mark !== ' ') small.set(base + mark, `${letter}${tones[index]}`.normalize('NFC'));
  });
};
for (const base of ['a', 'e', 'o', 'u', 'y']) add(base, plainMarks, base);
add('ô', plainMarks, 'ơ');
add('ö', plainMarks, 'ư');
add('a', hatMarks, 'â');
add('e', hatMarks, 'ê');
add('o', hatMarks, 'ô');
add('a', breveMarks, 'ă');

const toText = new Map(small);
const toVni = new Map<string, string>();
for (const [vni, letter] of small) {
  const capital = letter.toUpperCase();
  toText.set(vni.toUpperCase(), capital);
  // Files hold a capital with the mark of a small letter too: "Aùnh" beside "AÙNH".
  if (vni.length === 2) toText.set(`${vni.charAt(0).toUpperCase()}${vni.charAt(1)}`, capital);
  toVni.set(letter, vni);
  toVni.set(capital, vni.toUpperCase());
}

const pattern = new RegExp([...toText.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** Bytes in VNI as text in NFC. */
export function decodeVni(input: Uint8Array): string {
  return Buffer.from(input.buffer, input.byteOffset, input.byteLength)
    .toString('latin1')
    .replaceAll(pattern, (letter) => toText.get(letter) ?? letter);
}

/** Text as VNI bytes; a letter it lacks becomes `?`. */
export function encodeVni(text: string): Uint8Array {
  const letters = [...text.normalize('NFC')].map((letter) => toVni.get(letter) ?? ((letter.codePointAt(0) ?? 0) < 0x100 ? letter : '?'));
  return Buffer.from(letters.join(''), 'latin1');
}
