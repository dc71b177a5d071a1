import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';

const fold = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** A country of few words: letter case and blanks are spelling, and one code list changed its names on 2 January 2020. */
export const pack: CountryPack = {
  id: 'test',
  semanticTypes: [type('test.place-code', (value, dialect) => dialect.regexMatches(value, '^P[0-9]{3}$'), /^P[0-9]{3}$/), placeName()],
  fold: (text: Sql, dialect: Dialect) => dialect.lower(dialect.trim(dialect.regexReplace(dialect.nfc(text), '\\s+', ' '))),
  foldText: fold,
  words: (name) => fold(name).split(/[^a-z0-9]+/),
  datedLists: [
    {
      id: 'test.place',
      title: { vi: 'danh mục nơi', en: 'list of places', id: 'daftar tempat' },
      states: () => [
        { validFrom: null, validTo: '2020-01-01', entries: places('Old') },
        { validFrom: '2020-01-02', validTo: null, entries: places('New') },
      ],
    },
  ],
};

/** Codes P000 to P199; every second place has another name in each state. */
function places(word: 'Old' | 'New'): Map<string, string> {
  return new Map(Array.from({ length: 200 }, (_, n) => [`P${String(n).padStart(3, '0')}`, placeNameOf(n, word)]));
}

export function placeNameOf(n: number, word: 'Old' | 'New'): string {
  return `${n % 2 === 0 ? word : 'Same'} Place ${letters(n)}`;
}

/** A different word for each number. */
export function letters(n: number): string {
  return n
    .toString(26)
    .split('')
    .map((digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)])
    .join('')
    .padStart(3, 'q');
}

function placeName(): CountryPack['semanticTypes'][number] {
  return { ...type('test.place-name', (value, dialect) => dialect.regexMatches(value, '(?i)place [a-z]+$'), /place [a-z]+$/i), identifier: false };
}

function type(id: string, shape: (value: Sql, dialect: Dialect) => Sql, pattern: RegExp): CountryPack['semanticTypes'][number] {
  return {
    id,
    title: { vi: id, en: id, id },
    entity: 'place',
    personal: false,
    identifier: true,
    names: [],
    shape: (value, dialect) => sql`${shape(value, dialect)}`,
    matches: (value) => pattern.test(value),
  };
}
