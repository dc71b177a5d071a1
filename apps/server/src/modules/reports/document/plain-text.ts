// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/** Marks that turn the direction of writing, or hide: a text could show other words than it holds. */
const hidden = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const longest = 30_000;

/**
 * A text as a document may hold it: without what XML forbids, without marks of direction and hidden characters, in form C, of one line, and never longer than a
 * cell of a worksheet.
 */
export function plainText(text: string): string {
  const whole = text.toWellFormed().replace(control, '').replace(hidden, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return whole.length > longest ? `${whole.slice(0, longest)} …` : whole;
}
