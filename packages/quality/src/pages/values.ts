import type { GrowingBytes } from './growing.ts';
import { NotReadable } from './pages-error.ts';
import type { Written } from './places.ts';

/** Bytes of a value, where they do not depend on the value. */
const widths: Record<Exclude<Written, 'text'>, number> = { integer: 4, bigint: 8, double: 8, date: 4 };

export function widthOf(written: Exclude<Written, 'text'>): number {
  return widths[written];
}

/** Where a byte comes next, -1 where it does not: what `indexOf` tells, at a tenth of the cost where it is rare. */
export function nextByte(bytes: Uint8Array, byte: number, from: number): number {
  return Buffer.prototype.indexOf.call(bytes, byte, from);
}

/** Where the texts of a page, or of its dictionary, begin: one more than there are texts, each after 4 bytes with its length. */
export function textOffsets(bytes: Uint8Array, count: number, into: Uint32Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const last = bytes.length - 4;
  let at = 0;
  for (let place = 0; place < count; place += 1) {
    const length = at <= last ? view.getInt32(at, true) : -1;
    into[place] = at + 4;
    at += 4 + length;
    if (length < 0 || at > bytes.length) throw new NotReadable('Text cut short');
  }
  into[count] = at + 4;
}

const encoder = new TextEncoder();

/** Adds a number as a text from which the engine makes the same number. */
export function addNumber(bytes: Uint8Array, place: number, written: Exclude<Written, 'text'>, into: GrowingBytes): void {
  const at = place * widths[written];
  if (written === 'integer') {
    into.whole(wordAt(bytes, at));
    return;
  }
  if (written === 'bigint') {
    const high = wordAt(bytes, at + 4);
    if (high >= 0 && high < 2 ** 21) {
      into.whole(high * 2 ** 32 + (wordAt(bytes, at) >>> 0));
      return;
    }
  }
  into.text(encoder.encode(numberText(new DataView(bytes.buffer, bytes.byteOffset + at, widths[written]), written)));
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

function numberText(view: DataView, written: Exclude<Written, 'text' | 'integer'>): string {
  if (written === 'bigint') return String(view.getBigInt64(0, true));
  if (written === 'double') return Object.is(view.getFloat64(0, true), -0) ? '-0' : String(view.getFloat64(0, true));
  const day = new Date(view.getInt32(0, true) * 86_400_000);
  const text = Number.isNaN(day.getTime()) ? '' : day.toISOString();
  if (!/^\d{4}-(?!00)/.test(text)) throw new NotReadable('Day outside of the calendar');
  return text.slice(0, 10);
}
