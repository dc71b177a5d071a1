/** Characters of windows-1252 at 0x80 to 0x9F; U+FFFD where it has none, and decoders keep the control character. */
const special = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
const bytes = new Map([...special].flatMap((character, index): [string, number][] => (character === '\ufffd' ? [] : [[character, 0x80 + index]])));

/** The bytes that read as this text in windows-1252 or Latin-1, or null where some character is in neither. */
export function asWindows1252(text: string): Uint8Array | null {
  const codes = [...text].map((character) => bytes.get(character) ?? character.charCodeAt(0));
  return codes.every((code) => code < 0x100) ? Uint8Array.from(codes) : null;
}
