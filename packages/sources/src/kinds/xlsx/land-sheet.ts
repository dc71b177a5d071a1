import { uniqueNames } from '../../column-names.ts';
import { findHeader } from '../../header/find-header.ts';
import type { HeaderRow } from '../../header/names-in-two-rows.ts';
import { tableFile } from '../../lake-path.ts';
import { fileTable } from '../../land/land-file.ts';
import { landStaging } from '../../land/land-staging.ts';
import { scratchFile } from '../../land/scratch.ts';
import { StagingWriter } from '../../land/staging-writer.ts';
import { SourceError } from '../../source-error.ts';
import type { LandContext, LandedTable } from '../../source-kind.ts';
import { placeOf } from '../../table-name.ts';
import type { PackageFile } from './package-file.ts';
import { readSheet, type SheetRow } from './read-sheet.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** The header is looked for in this many rows. */
const looked = 50;

/** Lands one sheet as a table, or null when it has no cell. */
export async function landSheet(
  workbook: { file: PackageFile; book: Workbook },
  sheet: Sheet,
  database: string,
  name: string,
  context: LandContext,
): Promise<LandedTable | null> {
  const place = placeOf(database, name);
  const file = await tableFile(context.lake, database, name, context.snapshot);
  await using scratch = scratchFile(file);
  const writer = new StagingWriter(scratch.path);
  const rows = new SheetRows(writer);
  try {
    const pause = async (): Promise<void> => {
      await writer.drain();
      context.signal?.throwIfAborted();
      context.onProgress?.(name, writer.rows);
    };
    await readSheet(workbook.file, sheet.part, workbook.book, (row, number) => rows.add(row, number), pause);
    rows.settle();
    await writer.close();
  } finally {
    writer.abandon();
  }
  if (rows.width === 0) return null;
  if (rows.width > context.limits.maxColumns)
    throw new SourceError('SOURCE_TOO_MANY_COLUMNS', `It has ${rows.width} columns; the limit is ${context.limits.maxColumns}`, {
      place,
      remedy: 'Raise the limit, or leave the table out',
    });
  const columns = rows.names().map((column) => ({ name: column, type: 'text' as const }));
  const landed = await landStaging({ path: scratch.path, columns, longest: writer.longest, escaped: writer.escaped, ragged: true }, file, context);
  const reading = { sheet: sheet.name, headerRow: String(rows.headerRow ?? 'none') };
  const table = { name, file, rows: landed.rows, columns: columns.map((column) => ({ ...column, sourceType: 'xlsx:cell' })), reading, problems: [] };
  return fileTable(table, place);
}

/** Holds a sheet's first rows until the header is found among them, and passes the rest on. */
class SheetRows {
  readonly #writer: StagingWriter;
  #held: { row: SheetRow; number: number }[] | null = [];
  #header: HeaderRow = [];
  /** First column that holds anything: tables need not begin in A. */
  #left = 0;
  headerRow: number | null = null;
  width = 0;

  constructor(writer: StagingWriter) {
    this.#writer = writer;
  }

  add(row: SheetRow, number: number): void {
    if (this.#held) this.#held.push({ row, number });
    else this.#pass(row);
    if (this.#held?.length === looked) this.settle();
  }

  /** Decides on the header from what was held; called again it does nothing. */
  settle(): void {
    const held = this.#held;
    this.#held = null;
    if (!held || held.length === 0) return;
    const { header, first, names } = findHeader(held.map(({ row }) => row));
    const table = [...(header >= 0 ? [names] : []), ...held.slice(first).map(({ row }) => row)];
    this.#left = Math.min(...table.map((row) => row.findIndex((cell) => cell !== null)));
    if (header >= 0) {
      this.#header = names.slice(this.#left);
      this.headerRow = held[header]?.number ?? null;
      this.width = this.#header.length;
    }
    for (const { row } of held.slice(first)) this.#pass(row);
  }

  names(): string[] {
    return uniqueNames(Array.from({ length: this.width }, (_, index) => this.#header[index] ?? ''));
  }

  #pass(row: SheetRow): void {
    const cells = row.slice(this.#left);
    if (cells.length === 0) return;
    if (cells.length > this.width) this.width = cells.length;
    this.#writer.add(cells);
  }
}
