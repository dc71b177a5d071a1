import type { ColumnStats, ValueCount } from './column-stats.ts';
import { countPatterns } from './pattern.ts';
import { matchSemanticType, type SemanticMatch } from './semantic-match.ts';
import type { CountryPack } from './semantic-type.ts';

/** What is told of the values of a column that are looked at one by one. */
export interface LookedValues {
  /** Rows that have them. */
  rows(): number;
  /** The first few by count, then by value. */
  mostFrequent(most: number): ValueCount[];
  /** See `countPatterns`. */
  patterns(factor: number): { pattern: string; count: number }[];
  /** See `matchSemanticType`. */
  semanticType(columnName: string): SemanticMatch | null;
}

/** The same, told by looking at all of them. */
export class ListedValues implements LookedValues {
  readonly #values: readonly ValueCount[];
  readonly #packs: readonly CountryPack[];

  constructor({ frequent, others }: Pick<ColumnStats, 'frequent' | 'others'>, packs: readonly CountryPack[]) {
    const values = new Map<string, ValueCount>();
    for (const list of [frequent, others]) for (const one of list) values.set(one.value, one);
    this.#values = [...values.values()];
    this.#packs = packs;
  }

  rows(): number {
    return this.#values.reduce((sum, { count }) => sum + count, 0);
  }

  mostFrequent(most: number): ValueCount[] {
    const first = new FirstValues(most);
    for (const { value, count } of this.#values) first.add(value, count);
    return first.values;
  }

  patterns(factor: number): { pattern: string; count: number }[] {
    return countPatterns(this.#values, factor);
  }

  semanticType(columnName: string): SemanticMatch | null {
    const texts = this.#values.map(({ value }) => value);
    return matchSemanticType(columnName, texts, this.#packs);
  }
}

/** The first few of values by count, then by value: to put thousands in order for ten of them takes longer than all else that is asked of them. */
export class FirstValues {
  readonly values: ValueCount[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(value: string, count: number): void {
    const first = this.values;
    const isBefore = (other: ValueCount): boolean => count > other.count || (count === other.count && value < other.value);
    const last = first.at(-1);
    if (first.length === this.#most && last && !isBefore(last)) return;
    const place = first.findIndex(isBefore);
    first.splice(place < 0 ? first.length : place, 0, { value, count });
    if (first.length > this.#most) first.pop();
  }
}
