import type { Title } from '../compare/level-title.ts';
import type { Expression } from './expression.ts';

/** `dedupe`: within and across all tables as one; `link`: only between different tables; `link-and-dedupe`: both. */
export type LinkKind = 'dedupe' | 'link' | 'link-and-dedupe';

/** Records that agree on every key (none missing) become a candidate pair. At most one key may give a list: then one common element is enough. */
export interface BlockingRule {
  keys: Expression[];
  /** Blocks of more records than this are left out (a placeholder, a default value) and counted in the report. */
  maximumBlock?: number;
}

/** A test by name with its settings; `LevelTest`s are registered, so a country pack or an application can add its own. */
export interface TestSpec {
  kind: string;
  /** Which inputs of the comparison it reads; default: all, in order. */
  inputs?: number[];
  [option: string]: unknown;
}

export interface Level {
  /** Short name, unique in the comparison: `exact`, `same year`. */
  name: string;
  /** What explanations call it, where the test's own words would mislead: of equal values in a part of a name. */
  title?: Title;
  /** Null for the last level, which takes all other pairs. */
  test: TestSpec | null;
  /** P(level | same thing), both values present. Null until trained. */
  m: number | null;
  /** P(level | different things), both values present. */
  u: number | null;
  /** Weigh by how frequent the value is: agreement on a rare one tells more. */
  termFrequency?: TermFrequency;
}

export interface TermFrequency {
  /** 0..1: how far to follow the frequency; 1: wholly. */
  weight: number;
  /** No value counts as rarer than this. */
  minimum: number;
  /** Whose frequency: positions of inputs; default all together. */
  inputs?: number[];
}

/** How much words tell, counted from the records: agreement on a rare one tells more. (Inverse document frequency: Spärck Jones 1972.) */
export interface WordRarity {
  /** By word, folded, of the most frequent ones: log2 of how many values there are to one that holds it. */
  bits: Record<string, number>;
  /** The same of any other word, on average. */
  other: number;
}

/** One question about a pair: how alike are they in this respect? */
export interface Comparison {
  name: string;
  inputs: Expression[];
  /** A ready-made comparer of a pack (`vn.person-name`) that prepares the values and brings tests of its own. */
  comparer?: string;
  /** How rare the words of its inputs are, for tests that weigh them (`rare-words`); null until counted. */
  words?: WordRarity | null;
  /** From most to least alike; the last has no test. Missing values are no level: they tell nothing. */
  levels: Level[];
}

/** Pairs of different things that share much, such as members of a household. */
export interface Related {
  /** The comparison (its name) that tells them apart: it agrees as among random pairs. */
  apart: string;
  /** P(two random records are related). */
  share: number;
  /** P(level | related) of each comparison's levels. */
  levels: number[][];
}

/**
 * Two comparisons that depend on each other: who moved has another city and another postcode, and a postcode tells the city. How many times as often two levels come together as they
 * would if each came as it comes alone, by level of the one and of the other; null where they do not depend on each other.
 */
export interface Tie {
  /** The two comparisons, by name. */
  between: [string, string];
  /** Among pairs of the same thing. */
  same: number[][] | null;
  /** Among pairs of different things. */
  different: number[][] | null;
}

/** What a source calls a column; several: it spreads the text over them, in this order; null: it has no such column. */
export type OwnName = string | string[] | null;

/** What sources call a column, by the model's name for it and by source. */
export type ColumnNames = Record<string, Record<string, OwnName>>;

/** Everything that decides how records are linked. Plain data: save it as JSON, give it a version, review it. */
export interface LinkModel {
  format: 'sogoc-link-model';
  version: 1;
  kind: LinkKind;
  /** Left out where all sources call all columns the same. */
  columns?: ColumnNames;
  blocking: BlockingRule[];
  /** Rules that hardly ever pair different things, and the share 0..1 of all matches that they find: gives the prior. */
  deterministic?: { rules: BlockingRule[]; recall: number };
  /** Blocks to learn m from, by expectation maximisation; default: `blocking`. */
  training?: BlockingRule[];
  comparisons: Comparison[];
  /** P(two random records are the same thing). Null until trained. */
  prior: number | null;
  /** How many other records of the same thing a record has on average. Null until trained. */
  duplication: number | null;
  /** Different things that share much; null: none, or not looked for yet; left out: not to be looked for. */
  related?: Related | null;
  /** Comparisons that depend on each other, as training found them. No comparison is tied in a ring. */
  ties?: Tie[];
  /** Sources that hold each thing once: no two of their records are put together. */
  duplicateFree?: string[];
  /** Pairs from this probability on are links. */
  threshold: number;
  /** Why it is as it is, for who reads it: rule and comparison names to sentences. */
  reasons?: string[];
}

/** The columns that a rule reads. */
export function columnsOf(rule: BlockingRule): Set<string> {
  return new Set(rule.keys.map((key) => key.column));
}
