import type { JointStates } from './joint-states.ts';
import { classOf, utf8Branches } from './utf8-branches.ts';

/** A deterministic automaton over the bytes of UTF-8. State 0 has no way out: bytes that are no UTF-8 lead there. */
export interface ByteAutomaton {
  /** Where a byte leads from a state: at `state + byte`. States are named by 256 times their number. */
  next: Int32Array;
  /** By the number of the state: 1 where a text may end. */
  accepts: Uint8Array;
  start: number;
}

const mostStates = 4_000;

/** The same automaton over bytes: states are added between the bytes of a character. Null where it would be large. */
export function byteAutomaton({ classes, next, accepts, start }: JointStates): ByteAutomaton | null {
  const rows = next.map(() => new Uint16Array(256));
  const shared = new Map<string, number>();
  const { branches, first } = utf8Branches(classes);
  const ascii = Array.from({ length: 0x80 }, (_, byte) => classOf(byte, classes));
  for (let state = 1; state < next.length; state += 1) {
    const targets = next[state] ?? [];
    /** By branch, the state that it begins. */
    const begun: number[] = [];
    for (const { more, ways } of branches) {
      const known = more === 1 ? targets : begun;
      const led = ways.map((way) => known[way] ?? 0);
      begun.push(led.every((to) => to === 0) ? 0 : between(more, led));
    }
    rows[state]?.set(ascii.map((own) => targets[own] ?? 0));
    rows[state]?.set(
      first.slice(0x80).map((place) => begun[place] ?? 0),
      0x80,
    );
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

  /** The state that leads on by the bytes that follow a first one; it is the same for all that lead on alike. */
  function between(more: number, led: readonly number[]): number {
    const name = `${more}:${led.join()}`;
    const number = shared.get(name) ?? rows.push(new Uint16Array(256)) - 1;
    shared.set(name, number);
    rows[number]?.set(led, 0x80);
    return number;
  }
}
