import type { Characters } from '../compare/characters.ts';
import type { TextTest } from '../compare/text-levels.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { textKernel } from './kernel/text-kernel.ts';
import type { PackedRecords } from './packed-records.ts';

/** The texts of a comparison's values, and how two are compared: data and a function made for what is asked of them, so that threads can be given it. */
export interface ReadTexts extends Characters {
  bit: number;
  /** Place of the value's number in a record. */
  code: number;
  /** Place value in patterns, and the level of pairs that are open. */
  place: number;
  last: number;
  /** See `textKernel`. */
  kernel: WebAssembly.Module;
}

/** What texts can be compared without the engine. @param texts by comparison. */
export function textsRead(
  { comparisons, patterns, options }: Prepared,
  { codes }: Pick<PackedRecords, 'codes'>,
  texts: readonly (Characters | undefined)[],
): ReadTexts[] {
  if (options.scoreValues) return [];
  return comparisons.flatMap(({ inTexts: tests, comparison }, i) => {
    const known = texts[i];
    if (!tests || !known) return [];
    const { characters, starts } = known;
    const kernel = kernelOf(tests);
    return [{ characters, starts, bit: 1 << i, code: codes[i] ?? 0, place: patterns.places[i] ?? 1, last: comparison.levels.length, kernel }];
  });
}

/** By what is asked, so that each function is made once. */
const kernels = new Map<string, WebAssembly.Module>();

function kernelOf(tests: readonly TextTest[]): WebAssembly.Module {
  const name = JSON.stringify(tests);
  const known = kernels.get(name) ?? textKernel(tests);
  kernels.set(name, known);
  return known;
}
