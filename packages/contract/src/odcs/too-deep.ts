/** Brackets (with a key between them or none) or dashes one within the other: refused before the parser recurses into them. */
const opensTooDeep = /(?:[[{]\s{0,9}(?:[\w"']{1,40}\s{0,9}:\s{0,9})?){200}|(?:[-?] {1,9}){200}/;

/** Where a text opens more within each other than any contract does, seen without parsing it; null where it does not. */
export function tooDeepAt(text: string): number | null {
  return opensTooDeep.exec(text)?.index ?? null;
}

/** Where the line begins that is indented most: a block within a block needs one blank more than it. */
export function deepestAt(text: string): number {
  let [deepest, at, most] = [0, 0, 0];
  for (const line of text.split('\n')) {
    const blanks = line.length - line.trimStart().length;
    if (blanks > most) [deepest, most] = [at, blanks];
    at += line.length + 1;
  }
  return deepest + most;
}

/** Line and column, from 1, of a place in a text. */
export function placeInText(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
