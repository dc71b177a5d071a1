import { isInForm } from './date-form.ts';
import type { Guess } from './detect-reading.ts';
import type { Reading } from './reading.ts';
import type { Storage } from './storage.ts';

/** Reads values that are written plainly, without the engine. */
export interface PlainReader {
  /** The text that `canonicalText` gives; null where only the engine can say. */
  canonical(value: string): string | null;
  /** Orders canonical texts as the engine orders their values. */
  compare(a: string, b: string): number;
  numeric: boolean;
}

/** The reader of a guess; null where there is none. */
export function plainReader({ type, reading }: Guess, storage: Storage): PlainReader | null {
  if (storage === 'integer') return { canonical: same, compare: byNumber, numeric: true };
  if (storage === 'date') return { canonical: isoDate, compare: byBytes, numeric: false };
  if (storage !== 'text' || type === 'text') return { canonical: same, compare: byBytes, numeric: false };
  if (reading.kind === 'number' && type === 'integer') return { canonical: integer(reading), compare: byNumber, numeric: true };
  if (reading.kind === 'number') return { canonical: decimal(reading), compare: byNumber, numeric: true };
  return reading.kind === 'date' ? { canonical: date(reading.forms), compare: byBytes, numeric: false } : null;
}

const same = (value: string): string => value;
const isoDate = (value: string): string | null => (/^\d{4}-\d\d-\d\d$/.test(value) ? value : null);

/** Whole numbers of up to 15 digits are safe. Longer ones that share their first digits differ by less than a double can tell. */
function byNumber(a: string, b: string): number {
  return a.length <= 15 && b.length <= 15 ? Number(a) - Number(b) : Number(toBig(a) - toBig(b));
}

const toBig = (text: string): bigint => BigInt(text.replace(/\..*/, ''));

/** UTF-8 sorts as code points do, which UTF-16 does not beyond the first plane. */
function byBytes(a: string, b: string): number {
  if (a === b) return 0;
  if (/[\ud800-\udfff]/.test(a + b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

type NumberReading = Reading & { kind: 'number' };

function integer({ group }: NumberReading): PlainReader['canonical'] {
  return (value) => (group === '' && /^(?:0|-?[1-9][0-9]{0,14})$/.test(value) ? value : null);
}

/** Up to 14 digits, and not so small that an engine would write an exponent. */
function decimal({ decimal: mark, group }: NumberReading): PlainReader['canonical'] {
  return (value) => {
    const plain = mark === '.' ? value : value.replaceAll('.', '!').replaceAll(mark, '.');
    if (group !== '' || plain.length > 15 || !/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(plain)) return null;
    const number = Number(plain);
    if (number === 0) return '0';
    if (Math.abs(number) < 0.001) return null;
    return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
  };
}

function date(forms: readonly string[]): PlainReader['canonical'] {
  return (value) => {
    const form = forms.find((known) => isInForm(value, known));
    if (form === undefined) return null;
    const part = (name: string): string => value.slice(form.indexOf(name), form.indexOf(name) + name.length);
    if (value.length !== form.length || part('yyyy') === '0000') return null;
    return `${part('yyyy')}-${part('MM')}-${part('dd')}`;
  };
}
