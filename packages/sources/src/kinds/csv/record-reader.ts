/** How a file of delimited text is written. */
export interface CsvDialect {
  delimiter: string;
  /** One character, doubled inside a quoted field; empty where fields are never quoted. */
  quote: string;
}

export interface CsvRecord {
  fields: string[];
  /** Number of its first line, from 1. */
  line: number;
  /** A quote stood where none belongs; it was read as a plain character. */
  stray: boolean;
}

/** A quoted field may run over this many lines, and characters, before its quote is taken for a stray one. */
const maxLines = 2_000;
const maxLength = 4_000_000;
/** Where fields that ran over so many turned out to be none, each next one may run over half as many, down to these; until one does close. */
const leastLines = 16;

interface Open {
  lines: string[];
  firstLine: number;
  length: number;
  /** Quotes since the first line: while they are even in number, the field that stands open cannot have closed. */
  quotes: number;
}

/**
 * Reads records from lines. A quote that never closes, or closes where no delimiter follows, is a plain character: it spoils its own line only, and
 * the lines that it would have swallowed are read again.
 */
export class RecordReader {
  readonly #dialect: CsvDialect;
  #open: Open | null = null;
  #line = 0;
  #mostLines = maxLines;

  constructor(dialect: CsvDialect) {
    this.#dialect = dialect;
  }

  /** Takes the next line, without its line feed; gives the records that are complete now. */
  feed(text: string): CsvRecord[] {
    this.#line += 1;
    return this.#take(text, this.#line);
  }

  /** After the last line: what was still open is read line by line. */
  end(): CsvRecord[] {
    const out: CsvRecord[] = [];
    while (this.#open) out.push(...this.#giveUp());
    return out;
  }

  #take(text: string, line: number): CsvRecord[] {
    const { delimiter, quote } = this.#dialect;
    if (this.#open) return this.#continue(this.#open, text);
    const bare = withoutReturn(text);
    if (quote === '' || !text.includes(quote)) return [{ fields: bare.split(delimiter), line, stray: false }];
    const parsed = parseLine(bare, this.#dialect);
    if (parsed === 'hopeless') return [this.#alone(text, line)];
    if (parsed !== 'open') return [{ ...parsed, line }];
    this.#open = { lines: [text], firstLine: line, length: text.length, quotes: 0 };
    return [];
  }

  #continue(open: Open, text: string): CsvRecord[] {
    open.lines.push(text);
    open.length += text.length + 1;
    open.quotes += text.split(this.#dialect.quote).length - 1;
    const parsed = open.quotes % 2 === 0 ? 'open' : parseLine(withoutReturn(open.lines.join('\n')), this.#dialect);
    if (parsed === 'open') {
      if (open.lines.length <= this.#mostLines && open.length <= maxLength) return [];
      // Else a file of stray quotes alone would be read two thousand times.
      this.#mostLines = Math.max(leastLines, this.#mostLines / 2);
      return this.#giveUp();
    }
    if (parsed === 'hopeless' || parsed.stray || swallowsRecords(open.lines, parsed.fields.length, this.#dialect)) return this.#giveUp();
    this.#open = null;
    this.#mostLines = maxLines;
    return [{ ...parsed, line: open.firstLine }];
  }

  /** Reads the first open line on its own and feeds the others anew. */
  #giveUp(): CsvRecord[] {
    const open = this.#open;
    this.#open = null;
    if (!open) return [];
    const [first = '', ...rest] = open.lines;
    const out: CsvRecord[] = [this.#alone(first, open.firstLine)];
    rest.forEach((text, index) => {
      out.push(...this.#take(text, open.firstLine + 1 + index));
    });
    return out;
  }

  /** A line by itself, in which a quote is a plain character. */
  #alone(text: string, line: number): CsvRecord {
    return { fields: parseLoosely(withoutReturn(text), this.#dialect), line, stray: true };
  }
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** Text whose inner lines are each a record as wide as the whole is not a long field but records behind a stray quote. */
function swallowsRecords(lines: readonly string[], width: number, dialect: CsvDialect): boolean {
  const isRecord = (line: string): boolean => {
    const parsed = parseLine(withoutReturn(line), dialect);
    return typeof parsed === 'object' && !parsed.stray && parsed.fields.length === width;
  };
  const inner = lines.slice(1, -1);
  return width > 2 && inner.length > 0 && inner.every(isRecord);
}

type Parsed = { fields: string[]; stray: boolean };

/** One or more lines as a record; `open` when a quoted field has no end yet, `hopeless` when one has none after a quote that is stray, whatever follows. Blanks around a quoted field do not count. */
function parseLine(text: string, dialect: CsvDialect): Parsed | 'open' | 'hopeless' {
  const { delimiter, quote } = dialect;
  const fields: string[] = [];
  let stray = false;
  let at = 0;
  for (;;) {
    const start = skipBlanks(text, at, delimiter);
    const quoted = text.startsWith(quote, start) ? readQuoted(text, start, dialect) : null;
    if (quoted === 'open') return stray ? 'hopeless' : 'open';
    if (quoted?.closed) fields.push(quoted.value);
    else if (quoted) stray = true;
    let end = quoted?.closed ? quoted.end : text.indexOf(delimiter, at);
    if (end < 0) end = text.length;
    if (!quoted?.closed) fields.push(text.slice(at, end));
    if (end >= text.length) return { fields, stray };
    at = end + delimiter.length;
  }
}

/** As `parseLine`, every quote without a proper end being a plain character. */
function parseLoosely(text: string, dialect: CsvDialect): string[] {
  const { delimiter } = dialect;
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = text.startsWith(dialect.quote, at) ? readQuoted(text, at, dialect) : null;
    const closed = quoted !== null && quoted !== 'open' && quoted.closed ? quoted : null;
    let end = closed ? closed.end : text.indexOf(delimiter, at);
    if (end < 0) end = text.length;
    fields.push(closed ? closed.value : text.slice(at, end));
    if (end >= text.length) return fields;
    at = end + delimiter.length;
  }
}

function readQuoted(text: string, start: number, { delimiter, quote }: CsvDialect): 'open' | { closed: boolean; value: string; end: number } {
  let value = '';
  let at = start + 1;
  for (;;) {
    const next = text.indexOf(quote, at);
    if (next < 0) return 'open';
    value += text.slice(at, next);
    if (text.startsWith(quote, next + 1)) {
      value += quote;
      at = next + 2;
      continue;
    }
    const end = skipBlanks(text, next + 1, delimiter);
    return { closed: end >= text.length || text.startsWith(delimiter, end), value, end };
  }
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || (text.charCodeAt(at) === 0x09 && delimiter !== '\t')) at += 1;
  return at;
}
