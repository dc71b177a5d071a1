import { mostCharacters } from '../compare/characters.ts';
import type { FoundPairs } from './find-pairs.ts';
import type { PackedRecords } from './packed-records.ts';
import type { ReadTexts } from './read-texts.ts';

/**
 * Compares the texts of open pairs that are short and of few different characters, which leaves nothing open but what the engine must look at. So little does it take that looking
 * whether two texts have met before would take longer.
 * @param places of the pairs. @returns how many have something open still.
 */
export function compareTexts(
  texts: readonly ReadTexts[],
  records: Pick<PackedRecords, 'cells' | 'width'>,
  pairs: Pick<FoundPairs, 'l' | 'r' | 'pattern' | 'open'>,
  places: Int32Array,
): number {
  for (const one of texts) forEach(places, textComparer(one, records, pairs));
  return countOpen(pairs.open, places);
}

function forEach(places: Int32Array, compare: (at: number) => void): void {
  for (let row = 0; row < places.length; row += 1) compare(places[row] ?? 0);
}

/** A loop of its own: behind another it would not have run yet when that is compiled, and would be left to the interpreter for each job. */
function countOpen(open: Int32Array, places: Int32Array): number {
  let count = 0;
  for (let row = 0; row < places.length; row += 1) if (open[places[row] ?? 0] !== 0) count += 1;
  return count;
}

/** A function of its own for a pair, which is compiled once: a loop is compiled again for each call that it does not end in. */
function textComparer(
  one: ReadTexts,
  { cells, width }: Pick<PackedRecords, 'cells' | 'width'>,
  { l, r, pattern, open }: Pick<FoundPairs, 'l' | 'r' | 'pattern' | 'open'>,
): (at: number) => void {
  const { bit, code, place, last, characters, starts } = one;
  const { bytes, levelOf } = runningOf(one.kernel);
  return (at) => {
    const opened = open[at] ?? 0;
    if ((opened & bit) === 0) return;
    const left = cells[(l[at] ?? 0) * width + code] ?? -1;
    const right = cells[(r[at] ?? 0) * width + code] ?? -1;
    const [a, aEnd, b, bEnd] = [starts[left] ?? 0, starts[left + 1] ?? 0, starts[right] ?? 0, starts[right + 1] ?? 0];
    if (a >= aEnd || b >= bEnd) return;
    for (let from = a, to = 0; from < aEnd; from += 1, to += 1) bytes[to] = characters[from] ?? 0;
    for (let from = b, to = mostCharacters; from < bEnd; from += 1, to += 1) bytes[to] = characters[from] ?? 0;
    pattern[at] = (pattern[at] ?? 0) + place * (levelOf(aEnd - a, bEnd - b, left === right ? 1 : 0) - last);
    open[at] = opened & ~bit;
  };
}

/** A text kernel that runs, and its memory. */
interface RunningKernel {
  bytes: Uint8Array;
  levelOf(length: number, other: number, isSame: 0 | 1): number;
}

/** Made once in each thread. */
const running = new WeakMap<WebAssembly.Module, RunningKernel>();

/** Runs a text kernel. */
export function runningOf(kernel: WebAssembly.Module): RunningKernel {
  const known = running.get(kernel);
  if (known) return known;
  const { memory, run } = new WebAssembly.Instance(kernel).exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof run !== 'function') throw new Error('A module without memory and function');
  const made: RunningKernel = { bytes: new Uint8Array(memory.buffer), levelOf: run as RunningKernel['levelOf'] };
  running.set(kernel, made);
  return made;
}
