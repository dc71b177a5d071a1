import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { id, join, type Sql, sql } from '@sogoc/engine';
import { readTable, type TablePart, type TableProfile } from '@sogoc/profile';
import fc from 'fast-check';
import { openWorkshop, type Workshop } from './tiny.ts';

/** What the tests of pages write: a column of each storage that pages are read of. */
export interface Row {
  text: string | null;
  code: string | null;
  whole: bigint | null;
  small: number | null;
  real: string | null;
  day: string | null;
  /** Numbers as text. */
  figure: string | null;
}

const texts = [
  'Hà Nội',
  'Ha',
  'a',
  'N/A',
  'n/a',
  'Xã  A',
  ' x',
  '',
  ' ',
  '\u00a0',
  'Hà',
  'A<b>',
  '001',
  '012',
  '12',
  '1234567890123456789',
  'đ',
  'Đ',
  '😀',
  'a\tb',
];
export const row: fc.Arbitrary<Row> = fc.record({
  text: fc.oneof(
    fc.constantFrom(...texts, null),
    fc.string({ maxLength: 8 }).map((text) => text.toWellFormed().replaceAll('\0', '')),
  ),
  code: fc.constantFrom('A', 'B', 'C', 'a', 'X', ' A', null),
  whole: fc.constantFrom(0n, 5n, -1n, 1000n, 1001n, 2n ** 60n, -(2n ** 62n), null),
  small: fc.constantFrom(0, 7, -7, 40, 41, null),
  real: fc.constantFrom('0', '-0', '1.5', '99.8', '99.80000000000001', '99.9', 'NaN', 'Infinity', '-Infinity', '1e-300', null),
  day: fc.constantFrom('2020-01-01', '2019-12-31', '2025-08-05', '2025-08-06', '1900-02-28', null),
  figure: fc.oneof(
    fc.constantFrom('0', '5', '-3', '12.5', '-0', '007', '1e3', '+4', ' 6', 'x', '', '999', '1000', '1000.5', '99999999999999999999', null),
    fc.integer({ min: -1200, max: 1200 }).map(String),
    fc.integer({ min: -12_000, max: 12_000 }).map((tenths) => String(tenths / 10)),
  ),
});
export const rows = fc.array(row, { minLength: 1, maxLength: 30 });
/** How a file may be packed. */
export const writing = fc.record({
  compression: fc.constantFrom('zstd', 'gzip', 'brotli', 'snappy', 'uncompressed', 'lz4'),
  version: fc.constantFrom('v1', 'v2'),
});

export const types = { text: 'varchar', code: 'varchar', whole: 'bigint', small: 'integer', real: 'double', day: 'date', figure: 'varchar' } as const;
export const names = Object.keys(types) as (keyof Row)[];
const typeNames: Record<(typeof types)[keyof typeof types], Sql> = {
  varchar: sql`varchar`,
  bigint: sql`bigint`,
  integer: sql`integer`,
  double: sql`double`,
  date: sql`date`,
};

/** A folder of Parquet files, and the engine that writes and reads them. */
export class PageFiles implements AsyncDisposable {
  readonly shop: Workshop;
  readonly folder: string;
  #written = 0;

  private constructor(shop: Workshop, folder: string) {
    this.shop = shop;
    this.folder = folder;
  }

  static async open(): Promise<PageFiles> {
    return new PageFiles(await openWorkshop(), await mkdtemp(joinPath(tmpdir(), 'pages-')));
  }

  /** The path of a file that is not there yet. */
  path(): string {
    this.#written += 1;
    return joinPath(this.folder, `${this.#written}.parquet`);
  }

  /** Writes rows as a file, packed in a way. Resolves to its path. */
  async write(some: readonly Row[], { compression, version }: { compression: string; version: string }): Promise<string> {
    const path = this.path();
    const values = join(some.map((one) => sql`(${join(names.map((name) => (one[name] === null ? null : String(one[name]))))})`));
    const typed = join(names.map((name) => sql`cast(${id(name)} as ${typeNames[types[name]]}) as ${id(name)}`));
    // The engine writes row groups of whole vectors: more records than one make two.
    const many = some.length > 25 ? sql`, range(200) as r` : sql``;
    await this.shop.engine.run(sql`copy (select ${typed} from (values ${values}) as v(${join(names.map((name) => id(name)))})${many})
      to ${path} (format parquet, compression ${compression}, parquet_version ${version}, row_group_size 2048)`);
    return path;
  }

  /** The profile of a table of such files, each a part. */
  async table(files: readonly string[], primaryKey: readonly string[] | null = null): Promise<TableProfile> {
    const parts: TablePart[] = [];
    for (const [place, file] of files.entries()) {
      const { rows: count } = await this.shop.engine.one<{ rows: number }>(sql`select count(*) as rows from read_parquet(${file})`);
      parts.push({ file, name: `part ${place}`, rows: count });
    }
    const columns = names.map((name) => ({ name, sourceType: '', type: 'text' as const }));
    const profile = await readTable(this.shop.engine, {
      database: 'db',
      table: 't',
      file: this.folder,
      parts,
      primaryKey: primaryKey && [...primaryKey],
      unique: [],
      references: [],
      columns,
    });
    // However the few values look, they are read as they stand.
    const plain = profile.columns.map((column) =>
      column.storage === 'text' ? { ...column, type: 'text' as const, reading: { kind: 'stored' as const } } : column,
    );
    return { ...profile, columns: plain };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shop[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true });
  }
}
