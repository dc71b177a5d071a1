import { anyCharacter, classText, common, type Ranges } from './char-ranges.ts';
import type { Node } from './parse-pattern.ts';

/** The regular expression that matches, as a whole, the texts of a node of `parsePattern`. Null where it would match nothing. */
export function patternText(node: Node): string | null {
  const text = textOf(node);
  return text === null ? null : `^${text}$`;
}

/** The same with only some characters allowed, and another ending where any text may end it. */
export function narrowed(node: Node, allowed: Ranges, ending: Node): Node {
  const last = node.kind === 'sequence' ? node.items.at(-1) : undefined;
  if (node.kind !== 'sequence' || !last || !isAnything(last)) return within(node, allowed);
  return { kind: 'sequence', items: [...node.items.slice(0, -1).map((item) => within(item, allowed)), ending] };
}

function within(node: Node, allowed: Ranges): Node {
  switch (node.kind) {
    case 'set':
      return { kind: 'set', ranges: common(node.ranges, allowed) };
    case 'sequence':
      return { kind: 'sequence', items: node.items.map((item) => within(item, allowed)) };
    case 'choice':
      return { kind: 'choice', options: node.options.map((option) => within(option, allowed)) };
    case 'repeat':
      return { ...node, item: within(node.item, allowed) };
  }
}

function isAnything(node: Node): boolean {
  return node.kind === 'repeat' && node.min === 0 && node.max === Number.POSITIVE_INFINITY && isEvery(node.item);
}

function isEvery(node: Node): boolean {
  const [first, ...more] = node.kind === 'set' ? node.ranges : [];
  const [[from, to] = [0, 0]] = anyCharacter;
  return first !== undefined && more.length === 0 && first[0] === from && first[1] === to;
}

function textOf(node: Node): string | null {
  switch (node.kind) {
    case 'set':
      return node.ranges.length === 0 ? null : classText(node.ranges);
    case 'sequence':
      return whole(node.items.map(textOf), '');
    case 'choice': {
      // An option that matches nothing is none.
      const options = node.options.map(textOf).filter((text) => text !== null);
      return options.length === 0 ? null : `(?:${options.join('|')})`;
    }
    case 'repeat': {
      const item = textOf(node.item);
      if (item === null) return node.min === 0 ? '' : null;
      return `(?:${item})${repeats(node.min, node.max)}`;
    }
  }
}

function whole(texts: readonly (string | null)[], between: string): string | null {
  const known = texts.filter((text) => text !== null);
  return known.length < texts.length ? null : known.join(between);
}

function repeats(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}
