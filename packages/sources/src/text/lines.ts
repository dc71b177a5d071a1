/** Splits text that comes in pieces into lines, without their ends. A last line without an end counts; nothing after the last end does not. */
export async function* linesOf(pieces: AsyncIterable<string> | Iterable<string>, end = '\n'): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split(end);
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}
