import { emptyList } from './empty-list.ts';
import { type JsonEvents, JsonScanner } from './json-scanner.ts';
import type { JsonRecord, JsonValue } from './json-value.ts';
import type { Keyed } from './keyed.ts';

/** Called with each record found, in the order of the text, and the path of the array that holds it (empty for one at the top). */
export type OnRecord = (path: readonly string[], record: JsonRecord) => void;

/** So many values of an array are held before it is known to hold records or to be a field. */
const mostHeld = 10_000;
/** So many names of fields beside the records are remembered. */
const mostNames = 1_000;

/**
 * Finds the records of a document: the objects in the outermost arrays, wherever these are, or with `records` every object at the top (NDJSON). Only
 * one record at a time is held. A document without any array of objects is one record, its arrays fields of it, unless it is arrays alone. What stands in an array beside objects is left out and counted, what stands in
 * an object beside arrays of objects is left out and named.
 */
export class RecordFinder {
  readonly #scanner: JsonScanner;
  readonly #onRecord: OnRecord;
  readonly #topAreRecords: boolean;
  /** Names on the way to where the scanner is, outside of arrays. */
  readonly #path: string[] = [];
  /** Containers outside of records, from the top. */
  readonly #outside: ('{' | '[')[] = [];
  #key = '';
  /** Containers of the record at hand, outermost first; empty when outside of records. */
  #building: (JsonRecord | { kind: 'list'; items: JsonValue[] })[] = [];
  #keys: string[] = [];
  /** Fields of objects outside of arrays: the record of a document that has no array of objects. */
  #loose: JsonRecord = { kind: 'record', fields: [] };
  /** Values of the outermost array at hand, until it holds an object. */
  #items: JsonValue[] = [];
  #holdsRecords = false;
  /** Records of the document at hand. */
  #ofDocument = 0;
  readonly #beside = new Set<string>();
  /** Values beside records that are not objects. */
  others = 0;
  found = 0;
  /** Documents that are one record each. */
  whole = 0;
  /** The path of a list without records that was a document's only one. */
  empty: string | null = null;
  readonly #keyed: Keyed | null;
  /** The name under which the record at hand stands, where records are under names. */
  #named: string | null = null;

  /** @param keyed an object of the document whose members are records. */
  constructor(onRecord: OnRecord, topAreRecords: boolean, keyed: Keyed | null = null) {
    this.#onRecord = onRecord;
    this.#topAreRecords = topAreRecords;
    this.#keyed = keyed;
    const events: JsonEvents = {
      open: (kind) => this.#open(kind),
      close: () => this.#close(),
      key: (name) => {
        if (this.#building.length > 0) this.#keys[this.#keys.length - 1] = name;
        else this.#key = name;
      },
      text: (text) => this.#value({ kind: 'text', text }),
      word: (written) => this.#value({ kind: 'word', written }),
    };
    this.#scanner = new JsonScanner(events);
  }

  write(piece: string): void {
    this.#scanner.write(piece);
  }

  /** @throws SourceError `SOURCE_BROKEN` when the text ends inside a value. */
  end(): void {
    this.#scanner.end();
  }

  /** Names of the fields beside arrays of objects. */
  get beside(): string[] {
    const own = this.#ofDocument > 0 ? this.#loose.fields.map(([name]) => name) : [];
    return [...new Set([...this.#beside, ...own])];
  }

  #open(kind: '{' | '['): void {
    const inside = this.#building.length > 0;
    const inArray = this.#outside.at(-1) === '[';
    const isNamed = kind === '{' && !inside && this.#isAtNames();
    if (isNamed) this.#named = this.#key;
    const startsRecord = kind === '{' && (inArray || isNamed || (this.#topAreRecords && this.#outside.length === 0));
    if (inside || startsRecord || (kind === '[' && inArray)) {
      this.#building.push(kind === '{' ? { kind: 'record', fields: [] } : { kind: 'list', items: [] });
      this.#keys.push('');
      return;
    }
    if (this.#outside.length > 0) this.#path.push(this.#key);
    this.#outside.push(kind);
  }

  #close(): void {
    const done = this.#building.pop();
    if (!done) {
      this.#leave();
      return;
    }
    this.#keys.pop();
    if (this.#building.length > 0) this.#value(done);
    else if (done.kind === 'record' && this.#named !== null) this.#emitNamed(this.#named, done);
    else if (done.kind === 'record') this.#emit([...this.#path], done);
    else this.#item(done);
  }

  /** Out of a container outside of records. */
  #leave(): void {
    const kind = this.#outside.pop();
    const top = this.#outside.length === 0;
    if (kind === '[') this.#endArray(top);
    if (!top) this.#path.pop();
    else this.#endDocument();
  }

  /** An array without objects is a field of the object that it stands in. */
  #endArray(top: boolean): void {
    if (top || this.#holdsRecords || this.#items.length >= mostHeld) this.others += this.#items.length;
    else this.#loose.fields.push([this.#path.join('.'), { kind: 'list', items: this.#items }]);
    this.#items = [];
    this.#holdsRecords = false;
  }

  #endDocument(): void {
    const { fields } = this.#loose;
    if (this.#ofDocument > 0) {
      for (const [name] of fields) if (this.#beside.size < mostNames) this.#beside.add(name);
    } else if (emptyList(fields) !== null) {
      this.empty = emptyList(fields);
    } else if (fields.some(([, value]) => value.kind !== 'list')) {
      this.whole += 1;
      this.#emit([], this.#loose);
    }
    this.#loose = { kind: 'record', fields: [] };
    this.#ofDocument = 0;
    this.#holdsRecords = false;
  }

  /** A value in an outermost array that is no object. */
  #item(value: JsonValue): void {
    if (!this.#holdsRecords && this.#items.length < mostHeld) this.#items.push(value);
    else this.others += 1;
  }

  #value(value: JsonValue): void {
    const parent = this.#building.at(-1);
    if (parent?.kind === 'record') parent.fields.push([this.#keys.at(-1) ?? '', value]);
    else if (parent) parent.items.push(value);
    else if (this.#outside.at(-1) === '{') this.#loose.fields.push([[...this.#path, this.#key].join('.'), value]);
    else if (this.#outside.length > 0) this.#item(value);
    else this.others += 1;
  }

  /** Is the scanner in the object whose members are records? */
  #isAtNames(): boolean {
    const path = this.#keyed?.path;
    return path !== undefined && this.#outside.length === path.length + 1 && path.every((name, at) => this.#path[at] === name);
  }

  #emitNamed(name: string, record: JsonRecord): void {
    this.#named = null;
    this.found += 1;
    this.#ofDocument += 1;
    const column = this.#keyed?.column;
    this.#onRecord(this.#path, column ? { kind: 'record', fields: [[column, { kind: 'text', text: name }], ...record.fields] } : record);
  }

  #emit(path: readonly string[], record: JsonRecord): void {
    this.found += 1;
    this.#ofDocument += 1;
    this.#holdsRecords = true;
    this.others += this.#items.length;
    this.#items = [];
    this.#onRecord(path, record);
  }
}
