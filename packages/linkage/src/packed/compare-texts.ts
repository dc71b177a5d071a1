import { levelOfTexts } from '../compare/text-levels.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { FoundPairs } from './find-pairs.ts';
import type { PackedRecords } from './packed-records.ts';
import type { ValueTexts } from './value-texts.ts';

/**
 * Compares the texts of open pairs that are short and of few different characters, which leaves nothing open but what the engine must look at. So little does it take that looking
 * whether two texts have met before would take longer.
 * @param texts by comparison. @param places of the pairs.
 */
export function compareTexts(
  { comparisons, patterns, options }: Prepared,
  records: PackedRecords,
  texts: readonly (ValueTexts | undefined)[],
  pairs: FoundPairs,
  places: Int32Array,
): void {
  if (options.scoreValues) return;
  const { cells, width, codes } = records;
  const { l, r, pattern, open } = pairs;
  for (const [i, { inTexts, comparison }] of comparisons.entries()) {
    const known = texts[i];
    if (!inTexts || !known) continue;
    const levelOf = levelOfTexts(inTexts);
    const [bit, code, place, last] = [1 << i, codes[i] ?? 0, patterns.places[i] ?? 1, comparison.levels.length];
    for (let row = 0; row < places.length; row += 1) {
      const at = places[row] ?? 0;
      const opened = open[at] ?? 0;
      if ((opened & bit) === 0) continue;
      const left = cells[(l[at] ?? 0) * width + code] ?? -1;
      const right = cells[(r[at] ?? 0) * width + code] ?? -1;
      if (!known.isKnown(left) || !known.isKnown(right)) continue;
      pattern[at] = (pattern[at] ?? 0) + place * (levelOf(known, left, right) - last);
      open[at] = opened & ~bit;
    }
  }
}
