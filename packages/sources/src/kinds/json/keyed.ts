import { SourceError } from '../../source-error.ts';
import { JsonScanner } from './json-scanner.ts';
import type { JsonRecord, JsonValue } from './json-value.ts';

/** An object whose members are records, each under what names it. */
export interface Keyed {
  /** The names that lead to it. */
  path: readonly string[];
  /** The column that holds the names; null where the records hold them already. */
  column: string | null;
}

/** Objects under words, as `father` and `mother`, are records from so many on; under names with a digit, as `H56.01`, two are. */
const enoughWords = 5;
const deepest = 3;

/**
 * Does the document, by its beginning, hold its records under names: `{"001": {…}, "002": {…}}`, also within another object? They are objects with the same fields, none of which is a list
 * of objects. Lists of objects anywhere are the document's tables, and then nothing is.
 */
export function keyedRecords(head: string): Keyed | null {
  const document = beginningOf(head);
  return document && !holdsLists(document, 0) ? keyedWithin(document, []) : null;
}

function keyedWithin(object: JsonRecord, path: readonly string[]): Keyed | null {
  const members = object.fields.flatMap(([name, value]) => (value.kind === 'record' ? [{ name, value }] : []));
  const records = members.map(({ value }) => value);
  const isNumbered = members.every(({ name }) => /\d/.test(name));
  const areRecords = isNumbered ? haveCommon(records, 0) : members.length >= enoughWords && haveCommon(records, 0.5);
  if (members.length >= 2 && members.length === object.fields.length && areRecords) return { path, column: columnFor(members) };
  if (path.length >= deepest) return null;
  const found = members.map(({ name, value }) => keyedWithin(value, [...path, name])).filter((one) => one !== null);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Has each a field, and so large a share of its fields, in common with half of the others? */
function haveCommon(records: readonly JsonRecord[], share: number): boolean {
  const counts = new Map<string, number>();
  for (const { fields } of records) for (const [name] of fields) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isCommon = (name: string): boolean => (counts.get(name) ?? 0) >= Math.max(2, records.length / 2);
  return records.every(({ fields }) => fields.filter(([name]) => isCommon(name)).length >= Math.max(1, share * fields.length));
}

function columnFor(members: readonly { name: string; value: JsonRecord }[]): string | null {
  const names = new Set(members.flatMap(({ value }) => value.fields.map(([name]) => name)));
  const says = ({ name, value }: (typeof members)[number], field: string): boolean =>
    value.fields.some(([own, held]) => own === field && (held.kind === 'text' ? held.text : held.kind === 'word' ? held.written : null) === name);
  if ([...names].some((field) => members.every((member) => says(member, field)))) return null;
  let column = 'key';
  while (names.has(column)) column = `_${column}`;
  return column;
}

function holdsLists(value: JsonValue, depth: number): boolean {
  if (value.kind === 'list') return value.items.some(({ kind }) => kind === 'record');
  return value.kind === 'record' && depth < deepest + 2 && value.fields.some(([, field]) => holdsLists(field, depth + 1));
}

/** The document as far as it goes, but for what it breaks off in; null where it is no object, or not the only one. */
function beginningOf(text: string): JsonRecord | null {
  const open: (JsonRecord | { kind: 'list'; items: JsonValue[] })[] = [];
  const keys: string[] = [];
  const documents: JsonValue[] = [];
  const put = (value: JsonValue): void => {
    const holder = open.at(-1);
    if (holder?.kind === 'record') holder.fields.push([keys.at(-1) ?? '', value]);
    else if (holder) holder.items.push(value);
    else documents.push(value);
  };
  const close = (isPut: boolean): void => {
    const done = open.pop();
    keys.pop();
    if (done && isPut) put(done);
  };
  const scanner = new JsonScanner({
    open: (kind) => {
      open.push(kind === '{' ? { kind: 'record', fields: [] } : { kind: 'list', items: [] });
      keys.push('');
    },
    close: () => close(true),
    key: (name) => {
      keys[keys.length - 1] = name;
    },
    text: (value) => put({ kind: 'text', text: value }),
    word: (written) => put({ kind: 'word', written }),
  });
  try {
    scanner.write(text);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
  // What is still open holds what came of it; a record that breaks off behind others is left out.
  const [holder, innermost] = [open.at(-2), open.at(-1)];
  const before = holder?.kind === 'record' ? holder.fields.filter(([, { kind }]) => kind === 'record') : [];
  if (innermost && before.length >= 2) close(false);
  while (open.length > 0) close(true);
  const [only, ...more] = documents;
  return only?.kind === 'record' && more.length === 0 ? only : null;
}
