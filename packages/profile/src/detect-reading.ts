import { dateForms, isInForm } from './date-form.ts';
import { detectNumber } from './detect-number.ts';
import type { Reading } from './reading.ts';
import type { Storage } from './storage.ts';
import type { LogicalType } from './table-profile.ts';

export interface Guess {
  type: LogicalType;
  reading: Reading;
}

const stored: Reading = { kind: 'stored' };
const text: Guess = { type: 'text', reading: stored };

/** What a column's storage alone says; null for text, which needs a look at the values. */
export function typeOfStorage(storage: Storage): Guess | null {
  switch (storage) {
    case 'text':
      return null;
    case 'double':
      return { type: 'decimal', reading: stored };
    case 'blob':
      return { type: 'other', reading: stored };
    default:
      return { type: storage, reading: stored };
  }
}

/** Guesses how text is read from a sample of its distinct values. The guess is tested on all values before it counts. */
export function detectReading(values: readonly string[]): Guess {
  const present = values.map((value) => value.trim()).filter((value) => value !== '');
  if (present.length === 0) return text;
  return detectBoolean(present) ?? detectNumber(present) ?? detectDate(present) ?? detectTimestamp(present) ?? text;
}

// A sample of few distinct values may hold a bad one that is rare among the rows, so the guess asks for less than the test does.
const most = (values: readonly string[], test: (value: string) => boolean): boolean =>
  values.filter(test).length >= Math.max(1, Math.floor(values.length * 0.97));

const booleans = [
  ['true', 'false'],
  ['t', 'f'],
  ['yes', 'no'],
  ['y', 'n'],
  ['có', 'không'],
  ['ya', 'tidak'],
] as const;

function detectBoolean(values: readonly string[]): Guess | null {
  const found = new Set<string>();
  for (const value of values) if (found.add(value.toLowerCase().normalize('NFC')).size > 2) return null;
  const pair = booleans.find(([yes, no]) => found.size === 2 && found.has(yes) && found.has(no));
  return pair ? { type: 'boolean', reading: { kind: 'boolean', yes: pair[0], no: pair[1] } } : null;
}

function detectDate(values: readonly string[]): Guess | null {
  const forms: string[] = [];
  let left = values;
  while (left.length > 0 && forms.length < 3) {
    const counts = dateForms.map((form) => left.filter((value) => isInForm(value, form)).length);
    const best = Math.max(...counts);
    if (best < Math.max(1, values.length * 0.02)) break;
    const form = dateForms[counts.indexOf(best)] ?? 'yyyy-MM-dd';
    forms.push(form);
    left = left.filter((value) => !isInForm(value, form));
  }
  return forms.length > 0 && most(values, (value) => forms.some((form) => isInForm(value, form)))
    ? { type: 'date', reading: { kind: 'date', forms } }
    : null;
}

const isoTimestamp = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)?$/;

function detectTimestamp(values: readonly string[]): Guess | null {
  return most(values, (value) => isoTimestamp.test(value)) ? { type: 'timestamp', reading: { kind: 'timestamp' } } : null;
}
