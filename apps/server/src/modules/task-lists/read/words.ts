import { plain } from './plain.ts';

type Difficulty = 'easy' | 'medium' | 'hard';
type Recurs = 'weekly' | 'monthly' | 'quarterly' | 'yearly';
type ResultKind = 'document' | 'law' | 'system' | 'database' | 'other';

const difficulties: readonly [RegExp, Difficulty][] = [
  [/^(kho|rat kho|hard|sulit)$/, 'hard'],
  [/^(trung binh|vua|medium|sedang)$/, 'medium'],
  [/^(de|easy|mudah)$/, 'easy'],
];
const priorities: readonly [RegExp, number][] = [
  [/^(1|cao|rat cao|khan|high)$/, 1],
  [/^(2|trung binh|medium)$/, 2],
  [/^(3|thap|low)$/, 3],
];
const recurring: readonly [RegExp, Recurs | 'once'][] = [
  [/\btuan\b|week|mingguan/, 'weekly'],
  [/\bthang\b|month|^bulanan/, 'monthly'],
  [/\bquy\b|quarter|triwulan/, 'quarterly'],
  [/\bnam\b|year|tahunan/, 'yearly'],
  [/mot lan|once|khong/, 'once'],
];
const results: readonly [RegExp, ResultKind][] = [
  [/quy pham phap luat|nghi dinh|thong tu|nghi quyet|\bluat\b|phap lenh|\blaw\b|peraturan/, 'law'],
  [/co so du lieu|csdl|database|basis data/, 'database'],
  [/he thong|phan mem|nen tang|\bcong\b|ung dung|system|sistem/, 'system'],
  [/van ban|quyet dinh|ke hoach|bao cao|de an|to trinh|cong van|huong dan|danh muc|document|dokumen/, 'document'],
];

const first = <T>(table: readonly (readonly [RegExp, T])[], text: string): T | undefined => table.find(([pattern]) => pattern.test(plain(text)))?.[1];

/** Each gives undefined for a word it does not know. */
export const difficultyOf = (text: string): Difficulty | undefined => first(difficulties, text);
export const priorityOf = (text: string): number | undefined => first(priorities, text);

/** @returns null for what is done once. */
export function recursOf(text: string): Recurs | null | undefined {
  const found = first(recurring, text);
  return found === 'once' ? null : found;
}

/** What ends a task, as the words of its result tell; `other` where they tell nothing. */
export const resultKindOf = (text: string): ResultKind => first(results, text) ?? 'other';
