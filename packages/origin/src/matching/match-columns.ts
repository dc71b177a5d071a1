import type { Engine, RunOptions } from '@sogoc/engine';
import type { ColumnProfile, CountryPack, TableProfile } from '@sogoc/profile';
import { type ColumnSketch, sketchColumns } from './column-sketch.ts';
import { nameLikeness } from './name-likeness.ts';
import { type SoftValues, softValues } from './soft-values.ts';
import { rarity, tokens, trigrams, weightedShare } from './tokens.ts';

/** A column of the target that may hold what a source column holds. */
export interface MatchCandidate {
  table: string;
  column: string;
  /** 0..1 */
  score: number;
  /** The parts of the score, each 0..1; null where there was nothing to compare. */
  evidence: { name: number; values: number | null; numbers: number | null; sameMeaning: boolean };
}

/** A source column with the columns of the target that may match it, best first. */
export interface ColumnMatch {
  source: { table: string; column: string };
  candidates: MatchCandidate[];
}

export interface MatchOptions extends RunOptions {
  pack: CountryPack;
  /** Candidates for each column; default 20. */
  most?: number;
}

/**
 * Matches the columns of two tables of unknown schema, without records that could be aligned and without a trained model: names in words, values and
 * words in values weighted by how rare they are among all columns, ranges of numbers, semantic types (instance and schema matchers combined as in COMA++,
 * Aumueller et al., SIGMOD 2005).
 */
export async function matchColumns(engine: Engine, source: TableProfile, target: TableProfile, options: MatchOptions): Promise<ColumnMatch[]> {
  const [ofSource, ofTarget] = [
    await sketchColumns(engine, source, options.pack, options),
    await sketchColumns(engine, target, options.pack, options),
  ];
  const all = [...ofSource, ...ofTarget];
  const weights: Weights = {
    word: rarity(all.map(({ words }) => words.flat())),
    value: rarity(all.map(({ values }) => values)),
    token: rarity(all.map(({ valueTokens }) => valueTokens)),
    trigram: rarity(all.map(({ values }) => valueTrigrams(values))),
    soft: softValues(ofTarget, rarity(all.flatMap(({ values }) => [...values].map(tokens)))),
  };
  return ofSource.map((sketch) => ({
    source: { table: source.table, column: sketch.column.name },
    candidates: ofTarget
      .map((other) => candidate(sketch, other, target.table, weights))
      .sort((x, y) => y.score - x.score)
      .slice(0, options.most ?? 20),
  }));
}

/** Of columns that are alike by all else, the one of the plainer name is meant. */
const perWord = 0.002;

interface Weights {
  word(word: string): number;
  value(value: string): number;
  token(token: string): number;
  trigram(trigram: string): number;
  soft: SoftValues;
}

const trigramCache = new WeakMap<ReadonlySet<string>, Set<string>>();

function valueTrigrams(values: ReadonlySet<string>): Set<string> {
  const known = trigramCache.get(values);
  if (known) return known;
  const made = new Set([...values].flatMap((value) => [...trigrams(value)]));
  trigramCache.set(values, made);
  return made;
}

function candidate(a: ColumnSketch, b: ColumnSketch, table: string, weights: Weights): MatchCandidate {
  const name = Math.max(...a.words.flatMap((x) => b.words.map((y) => nameLikeness(x, y, weights.word))));
  const numbers = numbersLikeness(a.column, b.column);
  const values = numbers === null ? valuesLikeness(a, b, weights) : null;
  const sameMeaning = a.column.semanticType !== null && a.column.semanticType.id === b.column.semanticType?.id;
  const instance = values ?? (numbers === null ? 0 : 0.3 * numbers);
  const either = 1 - (1 - 0.9 * name) * (1 - 0.8 * instance) * (sameMeaning ? 0.8 : 1);
  const plain = either - perWord * Math.min(...b.words.map((words) => words.length - 1));
  const score = Math.max(0, compatible(a.column, b.column) ? plain : 0.7 * plain);
  return { table, column: b.column.name, score: Math.round(score * 1e4) / 1e4, evidence: { name, values, numbers, sameMeaning } };
}

/** Values that both hold, words in them, and their trigrams; null where a side holds nothing. */
function valuesLikeness(a: ColumnSketch, b: ColumnSketch, weights: Weights): number | null {
  if (a.values.size === 0 || b.values.size === 0) return null;
  const whole = weightedShare(a.values, b.values, weights.value);
  const words = weightedShare(a.valueTokens, b.valueTokens, weights.token);
  const [x, y] = [valueTrigrams(a.values), valueTrigrams(b.values)];
  const parts = Math.sqrt(weightedShare(x, y, weights.trigram) * weightedShare(y, x, weights.trigram));
  return Math.max(0.5 * whole + 0.25 * words + 0.25 * parts, weights.soft.likeness(a, b));
}

/** Overlap of the middle ranges of two columns of numbers; null where one holds none. */
function numbersLikeness({ numbers: a }: ColumnProfile, { numbers: b }: ColumnProfile): number | null {
  if (!a || !b) return null;
  const [low, high] = [Math.max(a.q01, b.q01), Math.min(a.q99, b.q99)];
  const span = Math.max(a.q99, b.q99) - Math.min(a.q01, b.q01);
  return span === 0 ? 1 : Math.max(0, high - low) / span;
}

/** Numbers hardly match words; a column that holds nothing may be anything. */
function compatible(a: ColumnProfile, b: ColumnProfile): boolean {
  const kind = ({ type }: ColumnProfile): string => (type === 'integer' || type === 'decimal' ? 'number' : type === 'timestamp' ? 'date' : type);
  return kind(a) === kind(b) || a.type === 'empty' || b.type === 'empty';
}
