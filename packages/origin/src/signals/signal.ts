import type { Edge } from '../attribute-group.ts';
import type { Field } from '../field.ts';
import type { Evidence } from '../origins.ts';
import type { Words } from '../words/words.ts';

/** What a signal can look at: two holders of one attribute and how their tables met. */
export interface Pair {
  a: Field;
  b: Field;
  edge: Edge | null;
  asOf(field: Field): string | null;
}

/** What a signal says of a pair. */
export interface Verdict {
  /** Log-odds that `a` had the value before `b`; negative: the other way round. */
  weight: number;
  /** In words, for the holder `a` and for the holder `b`. */
  evidence(words: Words): { a: Evidence; b: Evidence };
}

/** One reason to believe that of two holders one came first. Null where it has nothing to say. */
export interface Signal {
  readonly name: string;
  /** True where it says nothing about who creates a value: not enough alone when both holders take their other attributes elsewhere. */
  readonly weak: boolean;
  weigh(pair: Pair): Verdict | null;
}
