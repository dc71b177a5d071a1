import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fingerprints } from '@sogoc/engine';
import { safeName, tableFile, tableFolder } from '../../lake-path.ts';
import { fileTable } from '../../land/land-file.ts';
import { narrow, writeTable } from '../../land/write-table.ts';
import { SourceError } from '../../source-error.ts';
import type { LandContext, LandedTable, SourceProblem } from '../../source-kind.ts';
import { placeOf } from '../../table-name.ts';
import { copyWhole, type Described } from '../parquet/copy-whole.ts';
import { checkWidth, landedColumns } from '../parquet/parquet-columns.ts';
import type { PartFile } from './list-parts.ts';
import { commonColumns, describePart, difference, partQuery } from './part-schema.ts';
import { type IndexedPart, landedParts, newestIndex, type PartsIndex, partsFolder, writeIndex } from './parts-index.ts';

/** A part with its content and its columns. */
interface ReadPart extends PartFile {
  hash: string;
  columns: readonly Described[];
}

/**
 * Lands the parts of a table, each as a file of its own. One whose content is as the last snapshot in the lake had it is not read again; one that is
 * broken, or has other columns than most, is told of and left out.
 * @throws SourceError `SOURCE_BROKEN` where no part can be read, `SOURCE_TOO_MANY_COLUMNS`, `SOURCE_CANCELLED`.
 */
export async function landParts(files: readonly PartFile[], database: string, table: string, context: LandContext): Promise<LandedTable> {
  const folder = tableFolder(context.lake, database, table);
  await tableFile(context.lake, database, table, context.snapshot);
  await mkdir(partsFolder(folder), { recursive: true });
  const last = await newestIndex(folder);
  const prints = new Fingerprints(last?.seen ?? []);
  const problems: SourceProblem[] = [];
  const place = placeOf(database, table);
  const broken = (name: string, error: unknown): void => {
    if (context.signal?.aborted) throw error;
    problems.push({ ...brokenPart, message: `The part ${name} is damaged, cut off or not Parquet, and was left out`, place: `${place}, ${name}` });
  };

  const read: ReadPart[] = [];
  for (const file of files) {
    try {
      const hash = await prints.of(file.path);
      const known = last?.parts.find((part) => part.name === file.name && part.hash === hash);
      read.push({ ...file, hash, columns: (known && last?.schemas[known.schema]) ?? (await describePart(file.path, context)) });
    } catch (error) {
      broken(file.name, error);
    }
  }
  if (read.length === 0) throw new SourceError('SOURCE_BROKEN', 'None of its files can be read', { place, remedy: brokenPart.remedy });
  const columns = commonColumns(read.map((part) => part.columns));
  checkWidth(columns, place, context);

  const index: PartsIndex = { format: 1, columns, schemas: [], parts: [], seen: [] };
  const reusable = last && JSON.stringify(last.columns) === JSON.stringify(columns) ? last.parts : [];
  let rows = 0;
  for (const part of read) {
    const differs = difference(part.columns, columns);
    if (differs !== null) {
      problems.push({
        ...strangePart,
        message: `The part ${part.name} has other columns than the others, and was left out: ${differs}`,
        place: `${place}, ${part.name}`,
      });
      continue;
    }
    try {
      const known = reusable.find(({ name, hash }) => name === part.name && hash === part.hash);
      const landed =
        known && (await stampOf(join(partsFolder(folder), known.file))) === known.stamp ? known : await landPart(part, columns, folder, context);
      index.parts.push({ ...landed, schema: placeIn(index.schemas, part.columns) });
      rows += landed.rows;
      context.onProgress?.(table, rows);
    } catch (error) {
      broken(part.name, error);
    }
  }
  index.seen = prints.seen;
  if (index.parts.length === 0) throw new SourceError('SOURCE_BROKEN', 'None of its files can be read', { place, remedy: brokenPart.remedy });
  await writeIndex(folder, context.snapshot, index);
  const landed = fileTable({ name: table, file: partsFolder(folder), rows, columns: landedColumns(columns), reading: {}, problems }, place);
  return { ...landed, parts: landedParts(folder, index) };
}

const brokenPart = { code: 'SOURCE_BROKEN', remedy: 'Copy it again from its origin', count: 1 } as const;
const strangePart = { code: 'SOURCE_PART_DIFFERS', remedy: 'Write it with the columns of the others, or as a table of its own', count: 1 } as const;

async function landPart(part: ReadPart, columns: readonly Described[], folder: string, context: LandContext): Promise<Omit<IndexedPart, 'schema'>> {
  const file = `${partName(part, columns)}.parquet`;
  const path = join(partsFolder(folder), file);
  const alike = JSON.stringify(part.columns) === JSON.stringify(columns) && columns.length <= narrow;
  const copied = alike ? await copyWhole(part.path, columns, path, context) : null;
  const rows = copied ?? (await writeTable(partQuery(part.path, columns), columns.length, path, context, { signal: context.signal }));
  return { name: part.name, file, rows, hash: part.hash, stamp: await stampOf(path) };
}

/** Other content, other file: what a run that was killed left never passes for something else. */
function partName({ name, hash }: ReadPart, columns: readonly Described[]): string {
  const content = createHash('sha256')
    .update(JSON.stringify([name, hash, columns]))
    .digest('hex')
    .slice(0, 16);
  return `${safeName(name.replace(/\.[^.]*$/, ''))}-${content}`;
}

/** Size and time of change of a file; empty where it is not there. */
async function stampOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found ? `${found.size} ${found.mtimeNs}` : '';
}

function placeIn(schemas: (readonly Described[])[], columns: readonly Described[]): number {
  const text = JSON.stringify(columns);
  const place = schemas.findIndex((known) => JSON.stringify(known) === text);
  return place >= 0 ? place : schemas.push(columns) - 1;
}
