/** A JSON value with its numbers and words kept as written. */
export type JsonValue = { kind: 'text'; text: string } | { kind: 'word'; written: string } | { kind: 'list'; items: JsonValue[] } | JsonRecord;
export interface JsonRecord {
  kind: 'record';
  fields: [string, JsonValue][];
}

/** The value as JSON text without blanks. */
export function writeJson(value: JsonValue): string {
  if (value.kind === 'text') return JSON.stringify(value.text);
  if (value.kind === 'word') return value.written;
  if (value.kind === 'list') return `[${value.items.map(writeJson).join(',')}]`;
  return `{${value.fields.map(([name, field]) => `${JSON.stringify(name)}:${writeJson(field)}`).join(',')}}`;
}

/**
 * The fields of a record as text by path: nested records as `a.b`, lists as JSON text, null as null. Empty nested records leave no field.
 */
export function flatten(record: JsonRecord, put: (path: string, value: string | null) => void, prefix = ''): void {
  for (const [name, value] of record.fields) {
    const path = `${prefix}${name}`;
    if (value.kind === 'record') flatten(value, put, `${path}.`);
    else if (value.kind === 'text') put(path, value.text);
    else if (value.kind === 'list') put(path, writeJson(value));
    else put(path, value.written === 'null' ? null : value.written);
  }
}
