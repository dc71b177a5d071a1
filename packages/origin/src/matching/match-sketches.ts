import type { ColumnProfile, CountryPack, LogicalType } from '@sogoc/profile';
import type { Language } from '../words/words.ts';
import type { ColumnSketch } from './column-sketch.ts';
import type { ColumnMatch, MatchCandidate } from './match-columns.ts';
import { type Common, matchInWords } from './match-words.ts';
import { nameLikeness, wordLikeness } from './name-likeness.ts';
import { sameMeanings } from './same-meaning.ts';
import { certainty } from './surprise.ts';
import { rarity } from './tokens.ts';
import { valueLikenesses } from './value-likeness.ts';

interface Options {
  pack: CountryPack;
  most?: number;
  language?: Language;
}

/** Weighs every source column against every target column, and keeps the best. */
export function matchSketches(sources: readonly ColumnSketch[], targets: readonly ColumnSketch[], options: Options): ColumnMatch[] {
  const { pack, most = 20, language = 'en' } = options;
  const all = [...sources, ...targets];
  const word = rarity(all.map(({ words }) => words.flat()));
  const [valuesOf, meaningsOf] = [valueLikenesses(all, targets), sameMeanings(targets, pack)];
  return sources.map((source) => {
    const [values, meanings] = [valuesOf(source), meaningsOf(source)];
    const pairs = targets.map((target, at): Pair => {
      const name = Math.max(0, ...source.words.flatMap((x) => target.words.map((y) => nameLikeness(x, y, word))));
      const numbers = numbersLikeness(source.column, target.column);
      const held = source.values.size > 0 && target.values.size > 0;
      const pair = { target, name, numbers, values: numbers === null && held ? (values[at] ?? 0) : null, meaning: meanings.type(at) };
      return { ...pair, likeness: likenessOf(source, pair, meanings.weight[at] ?? 0) };
    });
    const sure = certainty(pairs.map(({ likeness }) => likeness));
    const best = [...pairs.entries()].sort(([, x], [, y]) => y.likeness - x.likeness).slice(0, most);
    return {
      source: { table: source.table, column: source.column.name },
      candidates: best.map(([at, pair]) => describe(source, pair, sure[at] ?? 0, { pack, language })),
    };
  });
}

interface Pair {
  target: ColumnSketch;
  likeness: number;
  name: number;
  numbers: number | null;
  values: number | null;
  /** Semantic type of both. */
  meaning: string | null;
}

/** Of columns that are alike by all else, the one of the plainer name is meant. */
const perWord = 0.002;

/** Either is enough: by name, by what is held, or by meaning. */
function likenessOf(source: ColumnSketch, { target, name, values, numbers }: Omit<Pair, 'likeness'>, meaning: number): number {
  const bothTruth = source.column.type === 'boolean' && target.column.type === 'boolean';
  const instance = Math.max(values ?? 0, 0.3 * (numbers ?? 0), bothTruth ? 0.3 : 0);
  const either = 1 - (1 - 0.9 * name) * (1 - 0.8 * instance) * (1 - meaning);
  const plain = either - perWord * Math.max(0, Math.min(...target.words.map((words) => words.length - 1)));
  return Math.max(0, compatible(source.column, target.column) ? plain : 0.7 * plain);
}

/** Overlap of the middle ranges of two columns of numbers; null where one holds none. */
function numbersLikeness({ numbers: a }: ColumnProfile, { numbers: b }: ColumnProfile): number | null {
  if (!a || !b) return null;
  const [low, high] = [Math.max(a.q01, b.q01), Math.min(a.q99, b.q99)];
  const span = Math.max(a.q99, b.q99) - Math.min(a.q01, b.q01);
  return span === 0 ? 1 : Math.max(0, high - low) / span;
}

/** Numbers hardly match words; yes and no are words; a column that holds nothing may be anything. */
function compatible(a: ColumnProfile, b: ColumnProfile): boolean {
  const kinds: Partial<Record<LogicalType, string>> = { integer: 'number', decimal: 'number', timestamp: 'date', boolean: 'text' };
  const kind = ({ type }: ColumnProfile): string => kinds[type] ?? type;
  return kind(a) === kind(b) || a.type === 'empty' || b.type === 'empty';
}

function describe(source: ColumnSketch, pair: Pair, sure: number, { pack, language }: Required<Omit<Options, 'most'>>): MatchCandidate {
  const { target, name, values, numbers, meaning } = pair;
  const round = (share: number): number => Math.round(share * 1e4) / 1e4;
  const title = pack.semanticTypes.find(({ id }) => id === meaning)?.title[language] ?? null;
  const common: Common = {
    names: sharedWords(source, target),
    values: values === null ? null : sharedValues(source, target),
    range: numbers,
    meaning: title,
  };
  return {
    table: target.table,
    column: target.column.name,
    score: round(sure),
    evidence: {
      name: round(name),
      values: values === null ? null : round(values),
      numbers: numbers === null ? null : round(numbers),
      sameMeaning: meaning !== null,
      words: matchInWords(common, { name, values: values ?? 0 }, language),
    },
  };
}

function sharedWords(source: ColumnSketch, target: ColumnSketch): string[] {
  const others = target.words.flat();
  return [...new Set(source.words.flat())].filter((word) => others.some((other) => wordLikeness(word, other) >= 0.5));
}

/** Values of short lists may be shown; those of people, and of lists so long that a value may be one person's, may not. */
const shortList = 50;
const mostExamples = 3;

function sharedValues(source: ColumnSketch, target: ColumnSketch): Common['values'] {
  const shared = [...source.values].filter((value) => target.values.has(value));
  const mayShow = [source, target].every(({ column, values }) => !column.personal && values.size <= shortList);
  const examples = mayShow ? shared.filter((value) => value.length <= 40).slice(0, mostExamples) : [];
  return { looked: source.values.size, shared: shared.length, examples };
}
