import { anyCharacter, joined, others, type Ranges } from './char-ranges.ts';

/** What a regular expression is made of. */
export type Node =
  | { kind: 'set'; ranges: Ranges }
  | { kind: 'sequence'; items: readonly Node[] }
  | { kind: 'choice'; options: readonly Node[] }
  | { kind: 'repeat'; item: Node; min: number; max: number };

/** Repeats of more are not unfolded. */
const mostRepeats = 300;

const perl: Readonly<Record<string, Ranges>> = {
  d: [[48, 57]],
  // biome-ignore format: one row
  w: [[48, 57], [65, 90], [95, 95], [97, 122]],
  // biome-ignore format: one row
  s: [[9, 10], [12, 13], [32, 32]],
};
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, f: 12, r: 13 };

/** Thrown within this file, for what is not understood. */
class NotUnderstood extends Error {}

/**
 * A regular expression as texts that match it as a whole: without anchors, what stands around the match is any text. Null where it holds what this small reader
 * does not understand (anchors inside, lazy repeats, flags, classes by name, `.`): it must never be misunderstood.
 */
export function parsePattern(pattern: string): Node | null {
  try {
    return new Reader(pattern).whole();
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class Reader {
  readonly #signs: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#signs = [...pattern];
  }

  whole(): Node {
    const begins = this.#take('^');
    const inner = this.#choice();
    const ends = this.#take('$');
    if (this.#at < this.#signs.length) throw new NotUnderstood();
    // `^a|b$` binds each anchor to one side only.
    if (inner.kind === 'choice' && (begins || ends)) throw new NotUnderstood();
    const around: Node = { kind: 'repeat', item: { kind: 'set', ranges: anyCharacter }, min: 0, max: Number.POSITIVE_INFINITY };
    return { kind: 'sequence', items: [...(begins ? [] : [around]), inner, ...(ends ? [] : [around])] };
  }

  #choice(): Node {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    const [only] = options;
    return only && options.length === 1 ? only : { kind: 'choice', options };
  }

  #sequence(): Node {
    const items: Node[] = [];
    while (this.#at < this.#signs.length && !['|', ')', '$'].includes(this.#peek())) items.push(this.#repeated(this.#atom()));
    return { kind: 'sequence', items };
  }

  #repeated(item: Node): Node {
    const repeat = this.#repeats();
    if (!repeat) return item;
    if (['?', '*', '+', '{'].includes(this.#peek())) throw new NotUnderstood();
    return { kind: 'repeat', item, ...repeat };
  }

  #repeats(): { min: number; max: number } | null {
    if (this.#take('?')) return { min: 0, max: 1 };
    if (this.#take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (!this.#take('{')) return null;
    let text = '';
    while (!this.#take('}')) text += this.#next();
    const [, from = '', comma, to = ''] = /^(\d+)(,?)(\d*)$/.exec(text) ?? [];
    if (from === '') throw new NotUnderstood();
    const min = Number(from);
    const max = comma ? (to === '' ? Number.POSITIVE_INFINITY : Number(to)) : min;
    if (min > max || min > mostRepeats || (max > mostRepeats && Number.isFinite(max))) throw new NotUnderstood();
    return { min, max };
  }

  #atom(): Node {
    const sign = this.#next();
    if (sign === '(') return this.#group();
    if (sign === '[') return { kind: 'set', ranges: this.#class() };
    if (sign === '\\') return { kind: 'set', ranges: this.#escape() };
    if ('.^*+?{}]'.includes(sign)) throw new NotUnderstood();
    return { kind: 'set', ranges: one(sign) };
  }

  #group(): Node {
    if (this.#take('?') && !this.#take(':')) throw new NotUnderstood();
    const inner = this.#choice();
    if (!this.#take(')')) throw new NotUnderstood();
    return inner;
  }

  #class(): Ranges {
    const negated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    do {
      const low = this.#member();
      if (this.#peek() !== '-' || this.#signs[this.#at + 1] === ']') {
        ranges.push(...low);
        continue;
      }
      this.#next();
      const [[from, sameFrom] = [0, -1]] = low;
      const [[to, sameTo] = [0, -1]] = this.#member();
      if (low.length !== 1 || from !== sameFrom || to !== sameTo || from > to) throw new NotUnderstood();
      ranges.push([from, to]);
    } while (!this.#take(']'));
    return negated ? others(ranges) : joined(ranges);
  }

  #member(): Ranges {
    const sign = this.#next();
    if (sign === '\\') return this.#escape();
    if (sign === '[' || sign === ']') throw new NotUnderstood();
    return one(sign);
  }

  #escape(): Ranges {
    const sign = this.#next();
    const known = perl[sign.toLowerCase()];
    if (known) return sign === sign.toLowerCase() ? known : others(known);
    const control = controls[sign];
    if (control !== undefined) return [[control, control]];
    if (sign === 'x') return this.#hex();
    if (/[A-Za-z0-9]/.test(sign)) throw new NotUnderstood();
    return one(sign);
  }

  #hex(): Ranges {
    let digits = '';
    if (this.#take('{')) while (!this.#take('}')) digits += this.#next();
    else digits = this.#next() + this.#next();
    const codePoint = /^[0-9A-Fa-f]{1,6}$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
    if (!(codePoint <= 0x10_ffff)) throw new NotUnderstood();
    return [[codePoint, codePoint]];
  }

  #peek(): string {
    return this.#signs[this.#at] ?? '';
  }

  #take(sign: string): boolean {
    const is = this.#peek() === sign;
    if (is) this.#at += 1;
    return is;
  }

  #next(): string {
    const sign = this.#signs[this.#at];
    if (sign === undefined) throw new NotUnderstood();
    this.#at += 1;
    return sign;
  }
}

function one(sign: string): Ranges {
  const codePoint = sign.codePointAt(0) ?? 0;
  return [[codePoint, codePoint]];
}
