import { SourceError } from '../../source-error.ts';

/** What a scanner tells, in the order of the text. Numbers, `true`, `false` and `null` come as they are written. */
export interface JsonEvents {
  open(kind: '{' | '['): void;
  close(): void;
  key(name: string): void;
  text(value: string): void;
  /** A number, `true`, `false` or `null`. */
  word(written: string): void;
}

/** Values within values: no register has more, and each costs whoever goes through them a call within a call. */
const deepest = 1_000;

const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/;

/**
 * Reads JSON text in pieces of any size, holding no more than one value. Several documents may follow each other, as in NDJSON. It keeps numbers
 * as written, which `JSON.parse` does not: `1.10`, and integers beyond 2^53.
 */
export class JsonScanner {
  readonly #events: JsonEvents;
  readonly #stack: ('{' | '[')[] = [];
  #rest = '';
  #expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' = 'value';
  /** Characters read before the text at hand. */
  #before = 0;

  constructor(events: JsonEvents) {
    this.#events = events;
  }

  /** @throws SourceError `SOURCE_BROKEN` at the first character that is not JSON, or where values lie too deep within each other. */
  write(piece: string): void {
    const text = this.#rest + piece;
    const done = this.#scan(text, false);
    this.#rest = text.slice(done);
    this.#before += done;
  }

  /** @throws SourceError `SOURCE_BROKEN` when the text ends inside a value. */
  end(): void {
    const done = this.#scan(this.#rest, true);
    if (done < this.#rest.length || this.#stack.length > 0) this.#fail(done, 'is cut off');
  }

  /** Consumes what is whole; gives how far it came. */
  #scan(text: string, last: boolean): number {
    let at = 0;
    for (;;) {
      while (at < text.length && (text.charCodeAt(at) <= 0x20 || text.charCodeAt(at) === 0xfeff)) at += 1;
      if (at >= text.length) return at;
      const next = this.#token(text, at, last);
      if (next < 0) return at;
      at = next;
    }
  }

  #token(text: string, at: number, last: boolean): number {
    const letter = text.charAt(at);
    if (letter === '"') return this.#string(text, at);
    if (letter === '{' || letter === '[') {
      this.#value(at);
      if (this.#stack.length >= deepest) this.#fail(at, `holds more than ${deepest} values within each other`);
      this.#stack.push(letter);
      this.#expect = letter === '{' ? 'key-or-end' : 'value-or-end';
      this.#events.open(letter);
      return at + 1;
    }
    if (letter === '}' || letter === ']') return this.#close(letter, at);
    if (letter === ',') {
      if (this.#expect !== 'comma-or-end' || this.#stack.length === 0) this.#fail(at);
      this.#expect = this.#stack.at(-1) === '{' ? 'key' : 'value';
      return at + 1;
    }
    if (letter === ':') {
      if (this.#expect !== 'colon') this.#fail(at);
      this.#expect = 'value';
      return at + 1;
    }
    return this.#word(text, at, last);
  }

  #close(letter: string, at: number): number {
    const object = this.#stack.at(-1) === '{';
    const allowed = this.#expect === 'comma-or-end' || this.#expect === (object ? 'key-or-end' : 'value-or-end');
    if (!allowed || this.#stack.length === 0 || object !== (letter === '}')) this.#fail(at);
    this.#stack.pop();
    this.#after();
    this.#events.close();
    return at + 1;
  }

  #string(text: string, at: number): number {
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && isEscaped(text, at, end)) end = text.indexOf('"', end + 1);
    if (end < 0) return -1;
    const raw = text.slice(at + 1, end);
    const value = raw.includes('\\') ? this.#unescape(`"${raw}"`, at) : raw;
    if (this.#expect === 'key' || this.#expect === 'key-or-end') {
      this.#expect = 'colon';
      this.#events.key(value);
    } else {
      this.#value(at);
      this.#after();
      this.#events.text(value);
    }
    return end + 1;
  }

  #unescape(quoted: string, at: number): string {
    try {
      return JSON.parse(quoted.replaceAll(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)) as string;
    } catch {
      return this.#fail(at);
    }
  }

  #word(text: string, at: number, last: boolean): number {
    let end = at;
    while (end < text.length && /[\w.+-]/.test(text.charAt(end))) end += 1;
    if (end === text.length && !last && end - at < 10_000) return -1;
    const written = text.slice(at, end);
    if (!word.test(written)) this.#fail(at);
    this.#value(at);
    this.#after();
    this.#events.word(written);
    return end;
  }

  #value(at: number): void {
    if (this.#expect !== 'value' && this.#expect !== 'value-or-end') this.#fail(at);
  }

  #after(): void {
    this.#expect = this.#stack.length === 0 ? 'value' : 'comma-or-end';
  }

  #fail(at: number, what = 'is not JSON'): never {
    throw new SourceError('SOURCE_BROKEN', `The text ${what} at character ${this.#before + at + 1}`, { remedy: 'Export the file again' });
  }
}

function isEscaped(text: string, start: number, quote: number): boolean {
  let slashes = 0;
  for (let at = quote - 1; at > start && text.charCodeAt(at) === 0x5c; at -= 1) slashes += 1;
  return slashes % 2 === 1;
}
