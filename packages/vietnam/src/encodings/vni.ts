/** The second character of a VNI pair for each letter with marks, by base letter; ư, ơ, đ and most of i are letters of their own. */
const pairs: readonly (readonly [base: string, letters: string, marks: string])[] = [
  ['a', 'àáảãạâầấẩẫậăằắẳẵặ', 'øùûõïâàáåãäêèéúüë'],
  ['e', 'èéẻẽẹêềếểễệ', 'øùûõïâàáåãä'],
  ['o', 'òóỏõọôồốổỗộ', 'øùûõïâàáåãä'],
  ['u', 'ùúủũụ', 'øùûõï'],
  ['y', 'ỳýỷỹ', 'øùûõ'],
  ['ô', 'ờớởỡợ', 'øùûõï'],
  ['ö', 'ừứửữự', 'øùûõï'],
];
const single = [...'ơưđìíỉĩịỵ'].map((letter, index): [string, string] => [letter, [...'ôöñìíæóòî'][index] ?? '']);

const small = [
  ...single,
  ...pairs.flatMap(([base, letters, marks]) => [...letters].map((letter, at): [string, string] => [letter, base + [...marks][at]])),
];
const fromUnicode = new Map([...small, ...small.map(([letter, code]): [string, string] => [letter.toUpperCase(), code.toUpperCase()])]);

/** Codes to letters; the mark of a pair may be in the other letter case than the base, which decides. */
const toUnicode = new Map(
  [...fromUnicode].flatMap(([letter, code]): [string, string][] => {
    const [base = '', mark = ''] = code;
    return [
      [code, letter],
      [base + mark.toUpperCase(), letter],
      [base + mark.toLowerCase(), letter],
    ];
  }),
);
const codes = new RegExp([...toUnicode.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu');

/** Text whose VNI bytes were read as Latin-1 or windows-1252 (`Haø Noäi`), as Unicode NFC. */
export function decodeVni(text: string): string {
  return text.replaceAll(codes, (code) => toUnicode.get(code) ?? code);
}

/** The bytes of a text in VNI, as systems of before 2005 wrote them; what it cannot write becomes `?`. */
export function encodeVni(text: string): Uint8Array {
  const written = [...text.normalize('NFC')].map((character) => (character.charCodeAt(0) < 0x80 ? character : (fromUnicode.get(character) ?? '?')));
  return Uint8Array.from([...written.join('')], (code) => code.charCodeAt(0));
}
