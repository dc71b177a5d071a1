/**
 * TCVN 5712:1993, variant VN3, the "ABC" code of older Vietnamese office software: one byte a letter, toned capitals only by another font.
 * Bytes not listed are those of ASCII.
 */
const letters =
  'A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ ' +
  'D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự ' +
  'FAỳ FBỷ FCỹ FDý FEỵ';

const table = Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? String.fromCharCode(byte) : byte === 0xa0 ? '\u00a0' : '\ufffd'));
const bytes = new Map<string, number>();
for (const entry of letters.split(' ')) {
  const byte = Number.parseInt(entry.slice(0, 2), 16);
  table[byte] = entry.slice(2);
  bytes.set(entry.slice(2), byte);
}

/** Bytes in TCVN3 as text in NFC; a byte that TCVN3 does not have becomes U+FFFD. */
export function decodeTcvn3(input: Uint8Array): string {
  let text = '';
  for (const byte of input) text += table[byte];
  return text;
}

/** Text as TCVN3 bytes. Toned capitals become small letters, as the code has no others; a letter it lacks becomes `?`. */
export function encodeTcvn3(text: string): Uint8Array {
  return Uint8Array.from(text.normalize('NFC'), (letter) => {
    const code = letter.codePointAt(0) ?? 0x3f;
    return code < 0x80 ? code : (bytes.get(letter) ?? bytes.get(letter.toLowerCase()) ?? 0x3f);
  });
}
