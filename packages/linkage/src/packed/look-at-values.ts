import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { CompiledComparison } from '../compare/compiled-comparison.ts';
import { scoreValuesInEngine } from '../compare/score-values.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { FoundPairs } from './find-pairs.ts';
import { ofHalves, ValuePairs } from './value-pairs.ts';

/** The code of what a record has for a comparison, in halves, the high one first. */
export type CodeOf = (comparison: number, rid: number) => readonly [high: number, low: number];

/** Pairs looked at together, which bounds what they take beside their arrays. */
const lookedAtTogether = 2 ** 20;

/**
 * Looks at the values of pairs that are open, which afterwards have their whole pattern and nothing open. Each two values that meet are compared once, in the engine.
 * @param places of the pairs.
 */
export async function lookAtValues(prepared: Prepared, codeOf: CodeOf, pairs: FoundPairs, places: Int32Array): Promise<void> {
  for (let from = 0; from < places.length; from += lookedAtTogether) {
    const some = stillOpen(pairs, places.subarray(from, from + lookedAtTogether));
    await Promise.all(prepared.comparisons.map((compiled, i) => lookAt(prepared, codeOf, pairs, some, compiled, i)));
  }
}

/** Those that have anything open, which are few where texts were compared in arrays. */
function stillOpen({ open }: FoundPairs, places: Int32Array): Int32Array {
  const some = new Int32Array(places.length);
  let count = 0;
  for (let row = 0; row < places.length; row += 1) {
    const at = places[row] ?? 0;
    if (open[at] === 0) continue;
    some[count] = at;
    count += 1;
  }
  return some.subarray(0, count);
}

async function lookAt(
  prepared: Prepared,
  codeOf: CodeOf,
  pairs: FoundPairs,
  places: Int32Array,
  compiled: CompiledComparison,
  i: number,
): Promise<void> {
  const { l, r, pattern, open } = pairs;
  const bit = 1 << i;
  const opened = places.filter((at) => ((open[at] ?? 0) & bit) !== 0);
  if (opened.length === 0) return;
  const met = new ValuePairs();
  const meeting = opened.map((at) => met.add(...codeOf(i, l[at] ?? 0), ...codeOf(i, r[at] ?? 0)));
  const levels = await levelsOf(prepared, compiled, i, met);
  const [place, last] = [prepared.patterns.places[i] ?? 1, compiled.comparison.levels.length];
  for (const [row, at] of opened.entries()) {
    pattern[at] = (pattern[at] ?? 0) + place * ((levels[meeting[row] ?? 0] ?? 0) - last);
    open[at] = (open[at] ?? 0) & ~bit;
  }
}

/** The levels of values that meet, by their place. */
async function levelsOf(prepared: Prepared, compiled: CompiledComparison, i: number, met: ValuePairs): Promise<Int32Array> {
  const { engine, dictionaries, options } = prepared;
  const { cast } = engine.dialect;
  const levels = new Int32Array(met.count);
  const dictionary = dictionaries[i];
  if (!dictionary) return levels;
  const halves = ['lh', 'll', 'rh', 'rl'].map((name) => ({ name, type: 'integer' as const }));
  await using given = await engine.ingestNumbers('link_met', halves, [met.columns()], options);
  const codes = sql`select ${ofHalves('lh', 'll', engine.dialect)} as left_code, ${ofHalves('rh', 'rl', engine.dialect)} as right_code from ${given.name}`;
  await using few = await valuesMet(prepared, dictionary, codes, met.count);
  await using graded = await (options.scoreValues ?? scoreValuesInEngine)(engine, compiled, codes, few ?? dictionary, options);
  const rows = sql`select left_code, right_code, ${cast(sql`level`, 'integer')} as level from ${graded.name}`;
  for await (const [left, right, level] of engine.streamNumbers(rows, options))
    for (let row = 0, low = 0; row < (level?.length ?? 0); row += 1, low += 2) {
      const place = met.find(left?.[low + 1] ?? 0, left?.[low] ?? 0, right?.[low + 1] ?? 0, right?.[low] ?? 0);
      levels[place] = level?.[row] ?? 0;
    }
  return levels;
}

/** Values of a dictionary to a pair, from which on those that meet are taken out first. */
const fewOf = 8;
/** Values of a dictionary that is read twice sooner than a table is made. */
const smallDictionary = 100_000;

/** Of a dictionary of which few values meet these, so that it is read once and not for each side; else undefined. @param codes left_code, right_code. */
async function valuesMet({ engine, options }: Prepared, dictionary: WorkTable, codes: Sql, met: number): Promise<WorkTable | undefined> {
  if (dictionary.rows < smallDictionary || met * fewOf > dictionary.rows) return undefined;
  const needed = sql`select left_code from (${codes}) met union all select right_code from (${codes}) met`;
  return engine.materialize('link_needed', sql`select * from ${dictionary.name} where code in (${needed})`, options);
}
