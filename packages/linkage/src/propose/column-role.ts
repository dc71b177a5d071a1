import type { Comparer } from '../compare/comparer.ts';
import type { Step } from '../model/expression.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ReasonTexts } from './reason-texts.ts';

/** What a column can tell about whether two records are the same thing. */
export type ColumnRole =
  | 'email'
  | 'date'
  | 'phone'
  | 'latitude'
  | 'longitude'
  | 'number'
  | 'code'
  | 'short-code'
  | 'category'
  | 'name'
  | 'words'
  | 'country-pack'
  | 'useless';

export interface RoledColumn {
  facts: ColumnFacts;
  role: ColumnRole;
  comparer?: Comparer;
  /** What makes values alike that are written in several ways, where they are. */
  steps?: Step[];
  /** The figures that decided, in words. */
  why: (texts: ReasonTexts) => string;
}

/** Dates of a few years: when something happened, where days tell; dates of birth spread over many. */
export const isRecent = (facts: ColumnFacts): boolean => facts.dateSpread < 3 * 366;

/** Do some records write days otherwise than others, or in a form that no test reads? They are compared in one. */
export const inManyForms = ({ isoDates, oddDates, dates }: ColumnFacts): boolean =>
  oddDates > 0.02 * dates || (isoDates > 0.02 * dates && isoDates < 0.98 * dates);

/** Texts of so many words, on average, are told by the rare ones among them; a longer one, as a description, has so many rare words that they tell little beside what else is known of a thing. */
export const hasManyWords = (facts: ColumnFacts): boolean => facts.wordCount >= 3 && facts.wordCount <= 20;

/** Texts of more words than this, on average, say all that is known of a thing: letters, petitions. Any two share many words by chance, so that their rarest alone are compared. */
export const isLong = (facts: ColumnFacts): boolean => facts.wordCount > 60;

/** Of texts of fewer words the first, the last and the first letters find as much; what shares a rare word of an address is a neighbour. */
export const fewestWords = 5;

const hints = {
  phone: ['phone', 'tel', 'telp', 'telephone', 'mobile', 'cell', 'sdt', 'thoai', 'telepon', 'hp'],
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'lng', 'long', 'longitude'],
} as const;

/** Finds a column's role from its values; its name only settles what values leave open. */
export function roleOf(facts: ColumnFacts, comparers: readonly Comparer[], kind: 'dedupe' | 'across'): RoledColumn {
  const because = (role: ColumnRole, why: RoledColumn['why']): RoledColumn => ({ facts, role, why });
  if (facts.values === 0 || facts.present < 0.02) return because('useless', (texts) => texts.fewValues(facts.present));
  if (facts.distinct <= 1) return because('useless', (texts) => texts.oneValue);
  const comparer = comparers.find((candidate) => facts.semanticType !== null && candidate.semanticTypes.includes(facts.semanticType));
  if (comparer) return { facts, role: 'country-pack', comparer, why: (texts) => texts.recognised(comparer.title) };
  if (
    kind === 'dedupe' &&
    facts.present > 0.98 &&
    facts.distinct > facts.values * 0.97 &&
    facts.length < 40 &&
    facts.emails < 0.5 &&
    facts.wordCount < 2
  )
    return because('useless', (texts) => texts.neverAgrees);
  if (facts.emails > 0.6) return because('email', (texts) => texts.emails(facts.emails));
  if (facts.dates > 0.7) return because('date', (texts) => texts.dates(facts.dates));
  if (facts.digits > 0.7) return becauseDigits(facts);
  if (facts.mixed > 0.5 && facts.wordCount < 2.5 && facts.length <= 14) return because('code', (texts) => texts.mixed(facts.length));
  if (facts.wordCount > 2.4 || facts.mixed > 0.5) return because('words', (texts) => texts.words(facts.wordCount));
  if (facts.distinct <= 12) return because('category', (texts) => texts.categories(facts.distinct));
  if (facts.wordCount > 1.5) return because('words', (texts) => texts.words(facts.wordCount));
  return because('name', (texts) => texts.shortText(facts.distinct));
}

function becauseDigits(facts: ColumnFacts): RoledColumn {
  const named = (words: readonly string[]): boolean => facts.words.some((word) => words.includes(word));
  const why: RoledColumn['why'] = (texts) => texts.digits(facts.digits, facts.length);
  if (named(hints.phone)) return { facts, role: 'phone', why: (texts) => texts.phone(facts.digits, facts.length) };
  if (named(hints.latitude)) return { facts, role: 'latitude', why: (texts) => texts.place };
  if (named(hints.longitude)) return { facts, role: 'longitude', why: (texts) => texts.place };
  if (facts.decimals > 0.5) return { facts, role: 'number', why: (texts) => texts.decimals(facts.decimals) };
  if (facts.length >= 3.5) return { facts, role: 'code', why };
  return { facts, role: 'short-code', why };
}
