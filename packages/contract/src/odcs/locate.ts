import { type Document, isMap, isNode, isPair, isSeq, type LineCounter, type Node } from 'yaml';

/** Finds the line and column of JSON pointers in a parsed document. */
export class Locator {
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  /** Where the value at a pointer stands; of the innermost part that exists, when it does not. `key`: where that member's name stands in it. */
  at(pointer: string, key?: string): { line: number; column: number } {
    let node: Node | null = this.#document.contents;
    for (const part of parts(pointer)) {
      const next: unknown = isMap(node) ? node.get(part, true) : isSeq(node) ? node.get(Number(part), true) : undefined;
      if (!isNode(next)) break;
      node = next;
    }
    const named = key !== undefined && isMap(node) ? node.items.find((pair) => isPair(pair) && String(pair.key) === key)?.key : undefined;
    const offset = (isNode(named) ? named : node)?.range?.[0] ?? 0;
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
}

function parts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
