import { sql } from '@sogoc/engine';
import type { ColumnProfile, CountryPack, TableProfile } from '@sogoc/profile';

/** A pack of an invented country: codes of three digits, spelling apart in letter case alone. */
export const tinyPack: CountryPack = {
  id: 'tiny',
  semanticTypes: [
    {
      id: 'tiny.code',
      title: { vi: 'Mã', en: 'Code', id: 'Kode' },
      personal: false,
      identifier: true,
      names: ['code'],
      shape: (value, dialect) => dialect.regexMatches(value, '^[0-9]{3}$'),
      matches: (value) => /^[0-9]{3}$/.test(value),
      // Codes from 900 on were given up.
      outdated: (value) => sql`${value} >= '900'`,
      tells: [{ id: 'side', by: ['tiny.side'], names: ['side'], told: (value) => value, said: (value) => value }],
    },
  ],
  fold: (text, dialect) => dialect.lower(text),
  foldText: (text) => text.toLowerCase(),
  words: (name) => name.toLowerCase().split('_'),
  spellings: [
    { id: 'tiny.plus', other: 'tiny.and', uses: (text, dialect) => dialect.regexMatches(text, '[+]') },
    { id: 'tiny.and', other: 'tiny.plus', uses: (text, dialect) => dialect.regexMatches(text, ' and ') },
  ],
  datedLists: [],
};

export function column(name: string, about: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    name,
    sourceType: 'text',
    storage: 'text',
    type: 'text',
    reading: { kind: 'stored' },
    missing: 0,
    blank: 0,
    unreadable: 0,
    canonical: true,
    distinct: 500,
    min: null,
    max: null,
    minLength: null,
    maxLength: null,
    notNfc: 0,
    topValues: [],
    patterns: [],
    numbers: null,
    semanticType: null,
    personal: false,
    ...about,
  };
}

export function table(columns: ColumnProfile[], about: Partial<TableProfile> = {}): TableProfile {
  return {
    database: 'db',
    table: 't',
    file: 't.parquet',
    rows: 1000,
    columns,
    candidateKeys: [],
    nearKeys: [],
    duplicateRows: 0,
    recordKey: { columns: [], kind: 'row' },
    declared: { primaryKey: null, unique: [], references: [] },
    ...about,
  };
}
