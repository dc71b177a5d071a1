import { type JsonEvents, JsonScanner } from './json-scanner.ts';
import type { JsonRecord, JsonValue } from './json-value.ts';

/** Called with each record found, in the order of the text, and the path of the array that holds it (empty for one at the top). */
export type OnRecord = (path: readonly string[], record: JsonRecord) => void;

/**
 * Finds the records of a document: the objects in the outermost arrays, wherever these are, or with `records` every object at the top (NDJSON). Only
 * one record at a time is held. Values of arrays that are no objects are left out and counted.
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
  /** Fields of objects outside of arrays: the record of a document that has no array. */
  readonly #loose: JsonRecord = { kind: 'record', fields: [] };
  /** Values in the outermost arrays that are not objects. */
  others = 0;
  found = 0;

  constructor(onRecord: OnRecord, topAreRecords: boolean) {
    this.#onRecord = onRecord;
    this.#topAreRecords = topAreRecords;
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

  /** A document without any array of objects is one record. */
  end(): void {
    this.#scanner.end();
    if (this.found === 0 && this.#loose.fields.length > 0) this.#emit([], this.#loose);
  }

  #open(kind: '{' | '['): void {
    const inside = this.#building.length > 0;
    const inArray = this.#outside.at(-1) === '[';
    const startsRecord = kind === '{' && (inArray || (this.#topAreRecords && this.#outside.length === 0));
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
      this.#outside.pop();
      if (this.#outside.length > 0) this.#path.pop();
      return;
    }
    this.#keys.pop();
    if (this.#building.length > 0) this.#value(done);
    else if (done.kind === 'record') this.#emit([...this.#path], done);
    else this.others += 1;
  }

  #value(value: JsonValue): void {
    const parent = this.#building.at(-1);
    if (parent?.kind === 'record') parent.fields.push([this.#keys.at(-1) ?? '', value]);
    else if (parent) parent.items.push(value);
    else if (this.#outside.at(-1) === '{') this.#loose.fields.push([[...this.#path, this.#key].join('.'), value]);
    else this.others += 1;
  }

  #emit(path: readonly string[], record: JsonRecord): void {
    this.found += 1;
    this.#onRecord(path, record);
  }
}
