import { looked, type ValueCount } from '../column-stats.ts';
import { FirstValues, type LookedValues } from '../looked-values.ts';
import { patternOf, topPatterns } from '../pattern.ts';
import { allTypes, bestMatch, type SemanticMatch } from '../semantic-match.ts';
import type { CountryPack } from '../semantic-type.ts';
import { HashPlaces } from './group-hashes.ts';
import type { KeptList, KeptLists } from './kept-lists.ts';

/** What is told of a value by its text alone: its pattern, and which of all semantic types it has the shape of (by their places); null where it is blank. */
export interface ValueKind {
  pattern: string;
  types: readonly number[] | null;
}

/** Of a value it is not known yet. */
export const unknownKind = -1;
/** With more kinds than this they are begun anew, for many may be of values that went. */
const mostKinds = 20_000;

/** What is told of the values in lists that are kept: each text is looked at once, when it comes, and what was told of it is kept with it. */
export class KindedValues implements LookedValues {
  readonly #lists: KeptLists;
  readonly #packs: readonly CountryPack[];
  readonly #ofAll: { list: KeptList; places: Int32Array }[];

  constructor(lists: KeptLists, packs: readonly CountryPack[]) {
    const { frequent, others } = lists;
    this.#lists = lists;
    this.#packs = packs;
    const often = frequentPlaces(frequent);
    const known = new HashPlaces(Int32Array.from(halvesOf(frequent, often)));
    const rest: number[] = [];
    const count = Math.min(others.values.length, looked.others);
    for (let at = 0; at < count; at += 1) if (known.of(others.hashes[2 * at] ?? 0, others.hashes[2 * at + 1] ?? 0) < 0) rest.push(at);
    this.#ofAll = [
      { list: frequent, places: Int32Array.from(often) },
      { list: others, places: Int32Array.from(rest) },
    ];
  }

  rows(): number {
    let sum = 0;
    for (const { list, places } of this.#ofAll) for (const at of places) sum += list.counts[at] ?? 0;
    return sum;
  }

  mostFrequent(most: number): ValueCount[] {
    const first = new FirstValues(most);
    for (const { list, places } of this.#ofAll) for (const at of places) first.add(list.values[at] ?? '', list.counts[at] ?? 0);
    return first.values;
  }

  patterns(factor: number): { pattern: string; count: number }[] {
    const { rows } = this.#sums();
    const counts = new Map<string, number>();
    for (const [kind, { pattern }] of this.#lists.kinds.entries())
      if (rows[kind]) counts.set(pattern, (counts.get(pattern) ?? 0) + (rows[kind] ?? 0));
    return topPatterns(counts, factor);
  }

  semanticType(columnName: string): SemanticMatch | null {
    const { values } = this.#sums();
    const matched = new Float64Array(allTypes(this.#packs).length);
    let texts = 0;
    for (const [kind, { types }] of this.#lists.kinds.entries()) {
      const count = values[kind] ?? 0;
      if (count === 0 || types === null) continue;
      texts += count;
      for (const type of types) matched[type] = (matched[type] ?? 0) + count;
    }
    return texts === 0 ? null : bestMatch(columnName, this.#packs, (_, place) => texts - (matched[place] ?? 0), texts);
  }

  /** How many values, and rows, are of each kind. */
  #sums(): { values: Float64Array; rows: Float64Array } {
    this.#tellNew();
    const { length } = this.#lists.kinds;
    const [values, rows] = [new Float64Array(length), new Float64Array(length)];
    for (const { list, places } of this.#ofAll)
      for (const at of places) {
        const kind = list.kinds[at] ?? 0;
        values[kind] = (values[kind] ?? 0) + 1;
        rows[kind] = (rows[kind] ?? 0) + (list.counts[at] ?? 0);
      }
    return { values, rows };
  }

  /** Looks at the texts of which the kind is not known. */
  #tellNew(): void {
    const { kinds, frequent, others } = this.#lists;
    if (kinds.length > mostKinds) {
      kinds.length = 0;
      for (const list of [frequent, others]) list.kinds.fill(unknownKind);
    }
    let known: Map<string, number> | undefined;
    for (const { list, places } of this.#ofAll)
      for (const at of places) {
        if (list.kinds[at] !== unknownKind) continue;
        known ??= new Map(kinds.map((kind, place) => [nameOfKind(kind), place]));
        const kind = kindOf(list.values[at] ?? '', this.#packs);
        const name = nameOfKind(kind);
        const place = known.get(name) ?? kinds.push(kind) - 1;
        known.set(name, place);
        list.kinds[at] = place;
      }
  }
}

function kindOf(value: string, packs: readonly CountryPack[]): ValueKind {
  const text = value.trim();
  const pattern = patternOf(value);
  if (text === '') return { pattern, types: null };
  return { pattern, types: allTypes(packs).flatMap((type, place) => (type.matches(text) ? [place] : [])) };
}

const nameOfKind = ({ pattern, types }: ValueKind): string => `${types?.join() ?? '-'} ${pattern}`;

/** As `chosen` has it: the most frequent, but for the least of them where there are more. */
function frequentPlaces({ counts }: KeptList): number[] {
  const sorted = counts.length < looked.frequent ? null : counts.toSorted((a, b) => b - a);
  const cut = sorted?.[looked.frequent - 1] ?? 0;
  return [...counts.keys()].filter((at) => (counts[at] ?? 0) > cut);
}

function halvesOf({ hashes }: KeptList, places: readonly number[]): number[] {
  return places.flatMap((at) => [hashes[2 * at] ?? 0, hashes[2 * at + 1] ?? 0]);
}
