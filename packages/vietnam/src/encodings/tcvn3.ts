/** Bytes 0xA1 to 0xFE of TCVN 5712:1993 VN3 (ABC fonts), in order; `.` where it has no letter. Capitals with a tone have none: capital fonts show the small ones. */
const letters = 'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ';
const first = 0xa1;

const toUnicode = new Map(
  [...letters].flatMap((letter, index): [string, string][] => (letter === '.' ? [] : [[String.fromCharCode(first + index), letter]])),
);
const fromUnicode = new Map([...toUnicode].map(([code, letter]) => [letter, code]));

/** Text whose TCVN3 bytes were read as Latin-1 or windows-1252 (`Hµ Néi`), as Unicode NFC. */
export function decodeTcvn3(text: string): string {
  return [...text].map((character) => toUnicode.get(character) ?? character).join('');
}

/**
 * The bytes of a text in TCVN3, as systems of before 2005 wrote them. Capitals with a tone become small ones, as the encoding has none; what it cannot
 * write becomes `?`.
 */
export function encodeTcvn3(text: string): Uint8Array {
  return Uint8Array.from([...text.normalize('NFC')], (character) => {
    const code = character.charCodeAt(0) < 0x80 ? character : (fromUnicode.get(character) ?? fromUnicode.get(character.toLowerCase()) ?? '?');
    return code.charCodeAt(0);
  });
}
