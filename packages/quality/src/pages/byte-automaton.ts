import type { JointStates } from './joint-states.ts';

/** A deterministic automaton over the bytes of UTF-8. State 0 has no way out: bytes that are no UTF-8 lead there. */
export interface ByteAutomaton {
  /** Where a byte leads from a state: at `state + byte`. States are named by 256 times their number. */
  next: Int32Array;
  /** By the number of the state: 1 where a text may end. */
  accepts: Uint8Array;
  start: number;
}

const lastCodePoint = 0x10_ffff;
const mostStates = 4_000;
/** Halves of pairs of UTF-16, which UTF-8 has not. */
const [firstHalf, lastHalf] = [0xd800, 0xdfff];

/** The same automaton over bytes: states are added between the bytes of a character. Null where it would be large. */
export function byteAutomaton({ classes, next, accepts, start }: JointStates): ByteAutomaton | null {
  const rows = next.map(() => new Uint16Array(256));
  const shared = new Map<string, number>();
  /** The class of a character. */
  const classOf = (codePoint: number): number => {
    let [low, high] = [0, classes.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((classes[middle] ?? 0) <= codePoint) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const target = (state: number, codePoint: number): number => next[state]?.[classOf(codePoint)] ?? 0;
  /** The state in which `more` bytes are still to come, of characters from `first` on; those below `least` are to be written shorter. */
  const between = (state: number, first: number, more: number, least: number): number => {
    const last = first + 64 ** more - 1;
    if (last < least || first > lastCodePoint) return 0;
    const isWhole = first >= least && last <= lastCodePoint && (last < firstHalf || first > lastHalf) && classOf(first) === classOf(last);
    const to = isWhole ? target(state, first) : 0;
    if (isWhole && to === 0) return 0;
    const child = (own: number): number => {
      if (more > 1) return between(state, own, more - 1, least);
      return own < least || own > lastCodePoint || (own >= firstHalf && own <= lastHalf) ? 0 : target(state, own);
    };
    const each = 64 ** (more - 1);
    const children = isWhole ? new Array<number>(64).fill(child(first)) : Array.from({ length: 64 }, (_, n) => child(first + n * each));
    const name = `${more}:${children.join()}`;
    const number = shared.get(name) ?? rows.push(new Uint16Array(256).fill(0)) - 1;
    shared.set(name, number);
    rows[number]?.set(children, 0x80);
    return number;
  };
  for (let state = 1; state < next.length; state += 1) {
    const row = rows[state];
    for (let byte = 0; byte < 0x80; byte += 1) row?.fill(target(state, byte), byte, byte + 1);
    for (let byte = 0xc2; byte <= 0xf4; byte += 1) {
      const more = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      const first = (byte & (0x3f >> more)) * 64 ** more;
      row?.fill(between(state, first, more, [0, 0x80, 0x800, 0x1_0000][more] ?? 0), byte, byte + 1);
    }
  }
  if (rows.length > mostStates) return null;
  // Shared: threads that read pages are given it at no cost.
  const table = new Int32Array(new SharedArrayBuffer(4 * 256 * rows.length));
  for (const [state, row] of rows.entries())
    table.set(
      Int32Array.from(row, (to) => to * 256),
      state * 256,
    );
  return { next: table, accepts: Uint8Array.from(rows, (_, state) => (accepts[state] ? 1 : 0)), start: start * 256 };
}
