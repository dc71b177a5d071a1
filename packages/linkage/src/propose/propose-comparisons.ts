import {
  codeComparison,
  dateComparison,
  dayComparison,
  emailComparison,
  exactComparison,
  nameComparison,
  numberComparison,
  phoneComparison,
  placeComparison,
  rareWordsComparison,
  twoNamesComparison,
  wordsComparison,
} from '../compare/ready-made.ts';
import type { Expression } from '../model/expression.ts';
import type { Comparison } from '../model/link-model.ts';
import { fewestWords, hasManyWords, inManyForms, isLong, isRecent, type RoledColumn } from './column-role.ts';

export interface ProposedComparison {
  comparison: Comparison;
  columns: RoledColumn[];
  reason: RoledColumn['why'];
}

const givenHints = ['given', 'first', 'forename', 'christian', 'ten', 'depan'];
const surnameHints = ['surname', 'last', 'family', 'ho', 'belakang', 'marga'];

/** Characters from which on, on average, texts are long. */
const longText = 40;

/** A comparison for each column that can tell something; given name and surname, latitude and longitude go together. */
export function proposeComparisons(columns: readonly RoledColumn[]): ProposedComparison[] {
  const left = new Set(columns);
  const proposed: ProposedComparison[] = [];
  const pair = (
    a: RoledColumn | undefined,
    b: RoledColumn | undefined,
    make: (a: Expression, b: Expression) => Comparison,
    reason: RoledColumn['why'],
  ): void => {
    if (!a || !b) return;
    left.delete(a);
    left.delete(b);
    proposed.push({ comparison: make(expressionOf(a), expressionOf(b)), columns: [a, b], reason });
  };
  const named = (hints: readonly string[]) =>
    columns.find((column) => column.role === 'name' && column.facts.words.some((word) => hints.includes(word)));
  pair(
    named(givenHints),
    named(surnameHints),
    (a, b) => twoNamesComparison(a, b),
    (texts) => texts.twoNames,
  );
  const latitude = columns.find((column) => column.role === 'latitude');
  const longitude = columns.find((column) => column.role === 'longitude');
  pair(
    latitude,
    longitude,
    (a, b) => placeComparison(a.column, b.column),
    (texts) => texts.map,
  );
  for (const column of left) {
    const comparison = comparisonFor(column);
    if (comparison) proposed.push({ comparison, columns: [column], reason: column.why });
  }
  return proposed;
}

function comparisonFor(column: RoledColumn): Comparison | null {
  const { role, facts, comparer } = column;
  const { name } = facts;
  const value = expressionOf(column);
  switch (role) {
    case 'country-pack':
      return comparer?.comparison(name, [{ column: name }]) ?? null;
    case 'email':
      return emailComparison(value);
    case 'date':
      return isRecent(facts) ? dayComparison(dayOf(facts)) : dateComparison(dayOf(facts));
    case 'phone':
      return phoneComparison(name);
    case 'code':
      return codeComparison(value, { frequency: true });
    case 'short-code':
    case 'category':
      return exactComparison(value, { frequency: true });
    case 'name':
      return nameComparison(value);
    case 'words':
      if (isLong(facts)) return rareWordsComparison(value, { long: true });
      return hasManyWords(facts)
        ? rareWordsComparison(value, { own: facts.wordCount >= fewestWords })
        : wordsComparison(value, { long: facts.length > longText });
    case 'number':
      return numberComparison(name);
    default:
      return null;
  }
}

/** The column, made alike where its values are written in several ways. */
const expressionOf = ({ facts, steps }: RoledColumn): Expression => ({ column: facts.name, ...(steps && { steps }) });

/** Days that some records write otherwise than others are compared in one form. */
const dayOf = (facts: RoledColumn['facts']): Expression => ({ column: facts.name, ...(inManyForms(facts) && { steps: ['date'] }) });
