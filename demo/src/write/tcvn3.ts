const LETTERS =
  'àµ á¸ ả¶ ã· ạ¹ ă¨ ằ» ắ¾ ẳ¼ ẵ½ ặÆ â© ầÇ ấÊ ẩÈ ẫÉ ậË đ® èÌ éÐ ẻÎ ẽÏ ẹÑ êª ềÒ ếÕ ểÓ ễÔ ệÖ ì× íÝ ỉØ ĩÜ ịÞ òß óã ỏá õâ ọä ô« ồå ốè ổæ ỗç ộé ơ¬ ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ư\u00ad ừõ ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§';

/** Letter to byte in TCVN3 (TCVN 5712:1993, the set VN3 of the ABC fonts). Of the capitals it has only these seven; others are set in a capital font. */
export const TCVN3_LETTERS: ReadonlyMap<string, number> = new Map(LETTERS.split(' ').map((pair) => [pair.charAt(0), pair.charCodeAt(1)]));

/** Capitals that TCVN3 lacks and the small letters that stand for them. */
export const TCVN3_LOST_CAPITALS: readonly [string, string] = lostCapitals();

function lostCapitals(): [string, string] {
  const small = [...TCVN3_LETTERS.keys()].filter((letter) => letter !== letter.toUpperCase() && !TCVN3_LETTERS.has(letter.toUpperCase()));
  return [small.map((letter) => letter.toUpperCase()).join(''), small.join('')];
}

const bytes = new Uint8Array(0x2000).fill(0x3f);
for (let code = 0; code < 0x80; code += 1) bytes[code] = code;
for (const [letter, byte] of TCVN3_LETTERS) bytes[letter.charCodeAt(0)] = byte;

/** Text (NFC) in TCVN3 bytes; what it has no letter for becomes `?`. */
export function encodeTcvn3(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) out[index] = bytes[text.charCodeAt(index)] ?? 0x3f;
  return out;
}
