import type { Expression, Step } from '../model/expression.ts';
import type { Comparison, Level, TermFrequency, TestSpec } from '../model/link-model.ts';
import type { Title } from './level-title.ts';

type Column = string | Expression;
const expression = (column: Column): Expression => (typeof column === 'string' ? { column } : column);
const level = (name: string, test: TestSpec | null, termFrequency?: TermFrequency, title?: Title): Level => ({
  name,
  test,
  m: null,
  u: null,
  ...(termFrequency && { termFrequency }),
  ...(title && { title }),
});
const other = level('other', null);
/** Follows the frequency wholly; a value of a single record in a million counts as rare as one in a hundred thousand. */
const byFrequency = (inputs?: number[]): TermFrequency => ({ weight: 1, minimum: 1e-5, ...(inputs && { inputs }) });

/** Equal or not; with `frequency`, agreement on a rare value weighs more. */
export function exactComparison(column: Column, options: { frequency?: boolean; name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [level('equal', { kind: 'exact' }, options.frequency ? byFrequency() : undefined), other],
  };
}

/** A name or another short text: equal, and by Jaro-Winkler similarity. */
export function nameComparison(column: Column, options: { atLeast?: number[]; frequency?: boolean; name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'exact' }, options.frequency === false ? undefined : byFrequency()),
      ...(options.atLeast ?? [0.92, 0.88, 0.7]).map((atLeast) => level(`similar ${atLeast}`, { kind: 'jaro-winkler', atLeast })),
      other,
    ],
  };
}

/** Given name and surname together: both equal, swapped, both similar, one of them equal. */
export function twoNamesComparison(given: Column, surname: Column, options: { name?: string } = {}): Comparison {
  const inputs = [expression(given), expression(surname)];
  return {
    name: options.name ?? inputs.map((input) => input.column).join(' + '),
    inputs,
    levels: [
      level('both equal', { kind: 'exact' }, byFrequency()),
      level('swapped', { kind: 'swapped' }),
      level('both similar 0.92', { kind: 'jaro-winkler', atLeast: 0.92 }),
      level('both similar 0.88', { kind: 'jaro-winkler', atLeast: 0.88 }),
      level('surname equal', { kind: 'exact', inputs: [1] }, byFrequency([1]), {
        vi: 'trùng họ',
        en: 'the same surname only',
        id: 'hanya nama keluarga yang sama',
      }),
      level('given name equal', { kind: 'exact', inputs: [0] }, byFrequency([0]), {
        vi: 'trùng tên',
        en: 'the same given name only',
        id: 'hanya nama depan yang sama',
      }),
      other,
    ],
  };
}

/** A code, number or identifier typed by hand: equal, and by edits. */
export function codeComparison(column: Column, options: { atMost?: number[]; frequency?: boolean; name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'exact' }, options.frequency ? byFrequency() : undefined),
      ...(options.atMost ?? [1, 2]).map((atMost) => level(`${atMost} edits`, { kind: 'levenshtein', atMost })),
      other,
    ],
  };
}

/** A telephone number, with or without its country's prefix: equal in the last nine digits, and by edits. */
export function phoneComparison(column: string, options: { name?: string } = {}): Comparison {
  return codeComparison({ column, steps: phoneSteps }, { frequency: true, ...options });
}

/** What is the same in `0912 345 678`, `+84 912 345 678` and `84912345678`: prefixes of countries and trunks come before it. */
export const phoneSteps: Step[] = ['digits', { last: 9 }];

/** A date: equal, mistyped, day and month swapped, near, same year. */
export function dateComparison(column: Column, options: { forms?: string[]; name?: string } = {}): Comparison {
  const input = expression(column);
  const forms = options.forms && { forms: options.forms };
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'exact' }, byFrequency()),
      level('1 edit', { kind: 'date-typing', atMost: 1, ...forms }),
      level('day and month swapped', { kind: 'day-month-swapped', ...forms }),
      level('day not known', { kind: 'same-year', unknownDay: true, ...forms }),
      level('within a month', { kind: 'dates-within', days: 31, ...forms }),
      level('within a year', { kind: 'dates-within', days: 366, ...forms }),
      level('within ten years', { kind: 'dates-within', days: 3653, ...forms }),
      other,
    ],
  };
}

/** The day of something that happened: equal, and by how many days lie between. */
export function dayComparison(column: Column, options: { days?: number[]; name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'exact' }, byFrequency()),
      ...(options.days ?? [1, 3, 7, 31, 366]).map((days) => level(`within ${days} days`, { kind: 'dates-within', days })),
      other,
    ],
  };
}

/** An e-mail address: equal, same user name, similar, similar user name. */
export function emailComparison(column: Column, options: { name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'exact' }),
      level('same user name', { kind: 'same-part', pattern: '^[^@]+' }),
      level('similar 0.88', { kind: 'jaro-winkler', atLeast: 0.88 }),
      other,
    ],
  };
}

/** A postcode: equal, mistyped, the same but for the last two characters (`ab10 1xx`), the same part before the blank, the same area letters. */
export function postcodeComparison(column: Column, options: { frequency?: boolean; name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'exact' }, options.frequency ? byFrequency() : undefined),
      level('1 edit', { kind: 'levenshtein', atMost: 1 }),
      level('same sector', { kind: 'same-part', pattern: '^[A-Za-z0-9]+ [0-9]' }),
      level('same district', { kind: 'same-part', pattern: '^[A-Za-z]+[0-9]+' }),
      level('same area', { kind: 'same-part', pattern: '^[A-Za-z]+' }),
      other,
    ],
  };
}

/**
 * Several words (an address, a title, a memo): equal, same words in any order, one cut short, similar, most words shared, the same first letters. Of a long
 * text, as a description, the first letters tell nothing and letters are not compared one by one: shares of its words are.
 */
export function wordsComparison(column: Column, options: { frequency?: boolean; name?: string; long?: boolean } = {}): Comparison {
  const input = expression(column);
  const shared = (title: string, atLeast: number) => level(title, { kind: 'shared-words', atLeast });
  const looser = options.long
    ? [shared('nearly all words shared', 0.8), shared('most words shared', 0.6), shared('some words shared', 0.4)]
    : [
        level('similar 0.92', { kind: 'jaro-winkler', atLeast: 0.92 }),
        shared('most words shared', 0.6),
        level('first 6', { kind: 'same-prefix', length: 6 }),
      ];
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'exact' }, options.frequency === false ? undefined : byFrequency()),
      level('same words', { kind: 'same-words' }),
      level('one begins the other', { kind: 'prefix', length: 6 }),
      ...looser,
      other,
    ],
  };
}

/** So many of the rarest words of a long text tell it from others. */
const rarestOfLong = 32;

/**
 * A text of several words in any order (a title, a product, an organisation): equal, and by how much the shared words tell of all, rare ones more. How rare they are
 * is counted before the model is trained. Of a long text, as a description, the first letters tell nothing and letters are not compared one by one: its rarest words are.
 */
export function rareWordsComparison(column: Column, options: { frequency?: boolean; name?: string; own?: boolean; long?: boolean } = {}): Comparison {
  const input = expression(column);
  const own = options.own ? [level('own word, words shared 0.3', { kind: 'rare-words', atLeast: 0.3, own: true })] : [];
  const few = options.long && { most: rarestOfLong };
  const shared = (shares: readonly number[]) => shares.map((atLeast) => level(`words shared ${atLeast}`, { kind: 'rare-words', atLeast, ...few }));
  return {
    name: options.name ?? input.column,
    inputs: [input],
    words: null,
    levels: [
      level('equal', { kind: 'exact' }, options.frequency === false ? undefined : byFrequency()),
      level('same words', { kind: 'same-words' }),
      level('one begins the other', { kind: 'prefix', length: 6 }),
      ...own,
      ...shared([0.8, 0.6, 0.45]),
      ...(options.long ? [] : [level('similar 0.92', { kind: 'jaro-winkler', atLeast: 0.92 })]),
      ...shared([0.3, 0.15]),
      other,
    ],
  };
}

/** Places by latitude and longitude in degrees: within the distances in kilometres. */
export function placeComparison(latitude: Column, longitude: Column, options: { kilometres?: number[]; name?: string } = {}): Comparison {
  const inputs = [expression(latitude), expression(longitude)];
  return {
    name: options.name ?? inputs.map((input) => input.column).join(' + '),
    inputs,
    levels: [
      ...(options.kilometres ?? [0.1, 1, 10]).map((kilometres) => level(`within ${kilometres} km`, { kind: 'places-within', kilometres })),
      other,
    ],
  };
}

/** A number: equal, and within shares of the larger one. */
export function numberComparison(column: Column, options: { shares?: number[]; name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [
      level('equal', { kind: 'numbers-within', difference: 0 }),
      ...(options.shares ?? [0.01, 0.03, 0.1]).map((share) => level(`within ${share * 100} %`, { kind: 'numbers-within', share })),
      other,
    ],
  };
}

/** Lists written with a separator: how many elements they share. */
export function listComparison(column: Column, separator: string, options: { atLeast?: number[]; name?: string } = {}): Comparison {
  const input = expression(column);
  return {
    name: options.name ?? input.column,
    inputs: [input],
    levels: [...(options.atLeast ?? [2, 1]).map((atLeast) => level(`${atLeast} shared`, { kind: 'lists-overlap', separator, atLeast })), other],
  };
}

/** Records that agree on these columns or expressions. */
export const blockOn = (...keys: Column[]) => ({ keys: keys.map(expression) });
