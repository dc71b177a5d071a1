import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, openDuckDb, sql } from '@sogoc/engine';
import type { ColumnProfile, CountryPack, TablePart, TableProfile } from '@sogoc/profile';

/** A pack of an invented country with one identifier: codes of three digits, valid up to 499. */
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
      valid: (value, dialect) => dialect.regexMatches(value, '^[0-4][0-9]{2}$'),
      matches: (value) => /^[0-9]{3}$/.test(value),
      // Codes that end in 9 were given up.
      outdated: (value, dialect) => dialect.regexMatches(value, '^[0-9]{2}9$'),
      // The last digit is even for left and odd for right.
      tells: [
        {
          id: 'side',
          by: ['tiny.side'],
          told: (value) => sql`case when try_cast(right(${value}, 1) as integer) % 2 = 0 then 'left' else 'right' end`,
          said: (value) => sql`nullif(lower(${value}), '?')`,
          implausible: (said) => sql`${said} = 'up'`,
        },
      ],
    },
    {
      id: 'tiny.early',
      title: { vi: 'Sớm', en: 'Early', id: 'Awal' },
      personal: false,
      identifier: false,
      names: ['early'],
      shape: (value, dialect) => dialect.regexMatches(value, '^([0-9]{1,2}|20[0-9]{2}-.*)$'),
      valid: (value, dialect) => dialect.regexMatches(value, '^([0-9]|[1-3][0-9]|40|20[01][0-9]-.*|202[0-5]-.*)$'),
      matches: (value) => /^([0-9]{1,2}|20[0-9]{2}-.*)$/.test(value),
      // More are valid than these.
      stored: { numbers: [0, 30], days: ['2020-01-01', '2025-12-31'] },
    },
    {
      id: 'tiny.letter',
      title: { vi: 'Chữ', en: 'Letter', id: 'Huruf' },
      personal: false,
      identifier: false,
      names: ['letter'],
      needsName: true,
      shape: (value, dialect) => dialect.regexMatches(dialect.lower(value), '^[abcđ]$'),
      outdated: (value, dialect) => dialect.regexMatches(dialect.lower(value), 'c'),
      matches: (value) => /^[abcđ]$/.test(value.toLowerCase()),
      surely: () => ({ expression: '^[ab]$', anyCase: true }),
    },
    {
      id: 'tiny.text',
      title: { vi: 'Văn bản', en: 'Text', id: 'Teks' },
      personal: false,
      identifier: false,
      names: ['text'],
      needsName: true,
      shape: (value, dialect) => dialect.regexMatches(value, '^[^9]*$'),
      matches: (value) => /^[^9]*$/u.test(value),
      surely: () => ({ expression: '^[^9]*$', anyCase: false }),
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
  // What was written with ø and read as another sign.
  misdecoded: { suspect: (text, dialect) => dialect.regexMatches(text, '#'), repair: (text) => (text === '#' ? null : text.replaceAll('#', 'ø')) },
};

export interface Workshop extends AsyncDisposable {
  engine: Engine;
  /** Lands rows as a table of text columns and profiles it by plain counting. `undefined` and null are missing. */
  table(
    name: string,
    rows: readonly Record<string, string | null>[],
    about?: Partial<TableProfile>,
    columns?: Record<string, Partial<ColumnProfile>>,
  ): Promise<TableProfile>;
  /** The same of rows that lie in several files, by the names of these; at least one row each. */
  split(
    name: string,
    files: Readonly<Record<string, readonly Record<string, string | null>[]>>,
    about?: Partial<TableProfile>,
  ): Promise<TableProfile>;
}

export async function openWorkshop(): Promise<Workshop> {
  const engine = await openDuckDb({ memoryLimit: 512 * 2 ** 20, threads: 2 });
  const folder = await mkdtemp(joinPath(tmpdir(), 'quality-'));
  return {
    engine,
    table: (name, rows, about = {}, columns = {}) => land(engine, folder, name, rows, about, columns),
    split: async (name, files, about = {}) => {
      const parts: TablePart[] = [];
      for (const [part, rows] of Object.entries(files)) {
        const file = joinPath(folder, `${name}-${part}.parquet`);
        await write(engine, file, rows);
        parts.push({ file, name: part, rows: rows.length });
      }
      return { ...profileOfRows(name, folder, Object.values(files).flat(), {}), parts, ...about };
    },
    [Symbol.asyncDispose]: async () => {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function land(
  engine: Engine,
  folder: string,
  table: string,
  rows: readonly Record<string, string | null>[],
  about: Partial<TableProfile>,
  columns: Record<string, Partial<ColumnProfile>>,
): Promise<TableProfile> {
  const file = joinPath(folder, `${table}.parquet`);
  await write(engine, file, rows);
  return { ...profileOfRows(table, file, rows, columns), ...about };
}

async function write(engine: Engine, file: string, rows: readonly Record<string, string | null>[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const values = join(rows.map((row) => sql`(${join(names.map((name) => row[name] ?? null))})`));
  const typed = join(names.map((name) => sql`cast(${id(name)} as varchar) as ${id(name)}`));
  await engine.writeParquet(sql`select ${typed} from (values ${values}) as v(${join(names.map((name) => id(name)))})`, file);
}

function profileOfRows(
  table: string,
  file: string,
  rows: readonly Record<string, string | null>[],
  columns: Record<string, Partial<ColumnProfile>>,
): TableProfile {
  const whole = new Set(rows.map((row) => JSON.stringify(row)));
  return {
    database: 'db',
    table,
    file,
    rows: rows.length,
    columns: Object.keys(rows[0] ?? {}).map((name) => ({
      ...profileOf(
        name,
        rows.map((row) => row[name] ?? null),
      ),
      ...columns[name],
    })),
    candidateKeys: [],
    nearKeys: [],
    duplicateRows: rows.length - whole.size,
    recordKey: { columns: [], kind: 'row' },
    declared: { primaryKey: null, unique: [], references: [] },
  };
}

function profileOf(name: string, values: readonly (string | null)[]): ColumnProfile {
  const present = values.filter((value): value is string => value !== null && value.trim() !== '');
  const counts = [...Map.groupBy(present, (value) => value)].map(([value, group]) => ({ value, count: group.length }));
  return {
    name,
    sourceType: 'text',
    storage: 'text',
    type: 'text',
    reading: { kind: 'stored' },
    missing: values.length - present.length,
    blank: values.filter((value) => value !== null).length - present.length,
    unreadable: 0,
    canonical: false,
    distinct: counts.length,
    min: null,
    max: null,
    minLength: null,
    maxLength: null,
    notNfc: 0,
    topValues: counts.sort((a, b) => b.count - a.count).slice(0, 10),
    patterns: [],
    numbers: null,
    semanticType: null,
    personal: false,
  };
}
