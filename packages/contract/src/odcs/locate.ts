import type { Document, LineCounter, Node } from 'yaml';
import { yaml } from './yaml.ts';

/** Finds the line and column of JSON pointers in a parsed document, and pointers of places in its text. */
export class Locator {
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  /** Where the value at a pointer stands; of the innermost part that exists, when it does not. `key`: where that member's name stands in it. */
  at(pointer: string, key?: string): { line: number; column: number } {
    const { isMap, isNode, isPair, isSeq } = yaml();
    let node: Node | null = this.#document.contents;
    for (const part of parts(pointer)) {
      const next: unknown = isMap(node) ? node.get(part, true) : isSeq(node) ? node.get(Number(part), true) : undefined;
      if (!isNode(next)) break;
      node = next;
    }
    const named = key !== undefined && isMap(node) ? node.items.find((pair) => isPair(pair) && String(pair.key) === key)?.key : undefined;
    return this.lineOf((isNode(named) ? named : node)?.range?.[0] ?? 0);
  }

  lineOf(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  /** Pointer of the innermost element that begins at a place of the text or last before it, as far as the document could be parsed. */
  pathAt(offset: number): string {
    const { isMap, isNode, isScalar, isSeq } = yaml();
    const begins = (node: unknown): boolean => isNode(node) && (node.range?.[0] ?? 0) <= offset;
    let [node, path]: [unknown, string] = [this.#document.contents, ''];
    while (begins(node)) {
      if (isMap(node)) {
        const pair = node.items.findLast(({ key }) => begins(key));
        if (!pair || !isScalar(pair.key)) return path;
        [node, path] = [pair.value, pointerTo(path, String(pair.key.value))];
      } else if (isSeq(node)) {
        const place = node.items.findLastIndex(begins);
        if (place < 0) return path;
        [node, path] = [node.items[place], pointerTo(path, place)];
      } else return path;
    }
    return path;
  }
}

/** The pointer of a member or item of the value at another (RFC 6901). */
export function pointerTo(path: string, part: string | number): string {
  return `${path}/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The parts of a JSON pointer. */
export function parts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
