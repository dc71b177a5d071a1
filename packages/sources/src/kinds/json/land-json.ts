import { tableFile } from '../../lake-path.ts';
import { unpacked } from '../../land/gunzip.ts';
import { fileTable } from '../../land/land-file.ts';
import { scratchFile } from '../../land/scratch.ts';
import { problemOf, rethrowCancellation, SourceError } from '../../source-error.ts';
import type { LandContext, LandedTable, LandedTables, SourceLocation, SourceProblem, SourceSpec } from '../../source-kind.ts';
import { placeOf, stem, tableName, wanted } from '../../table-name.ts';
import { type DetectedEncoding, detectEncoding } from '../../text/detect-encoding.ts';
import { decode } from '../../text/encoding.ts';
import { sampleFile } from '../../text/sample-file.ts';
import { readText } from '../../text/transcode.ts';
import { findRecords } from './find-records.ts';
import { keyedRecords } from './keyed.ts';
import type { RecordTable } from './record-table.ts';

/** Lands every outermost array of objects of a document, or the records of NDJSON, as a table. */
export async function landJson(spec: SourceSpec, location: SourceLocation, context: LandContext): Promise<LandedTables> {
  const whole = location.table ?? stem(location.path ?? '');
  const place = placeOf(spec.name, whole);
  const anchor = await tableFile(context.lake, spec.name, whole, context.snapshot);
  await using plain = await unpacked(location.path ?? '', anchor, place, context);
  const { samples } = await sampleFile(plain.path);
  const encoding = detectEncoding(samples);
  const head = decode(samples[0] ?? Buffer.alloc(0), encoding.encoding);
  if (head.trim() === '') throw new SourceError('SOURCE_EMPTY', 'The file is empty', { place, remedy: 'Ask its owner for the file again' });
  await using scratch = new AsyncDisposableStack();
  const byLine = isLines(head, location.path ?? '');
  const tables = new Map<string, RecordTable>();
  const fresh = (): string => scratch.use(scratchFile(anchor)).path;
  const pieces = readText(plain.path, encoding.encoding, context.signal);
  const keyed = byLine ? null : keyedRecords(head);
  const form = { byLine, keyed };
  const { problems, whole: documents, empty } = await findRecords(pieces, form, tables, fresh, place, (rows) => context.onProgress?.(whole, rows));
  if (tables.size === 0 && empty !== null)
    throw new SourceError('SOURCE_NO_COLUMNS', `The document holds a list without records, ${empty}, and nothing says what columns it has`, {
      place,
      remedy: 'Ask its owner for a file with records, or leave it out',
    });
  if (tables.size === 0)
    throw new SourceError('SOURCE_NO_COLUMNS', 'The document holds no records', { place, remedy: 'Give a document that holds an array of objects' });
  const named = keyed ? 'named' : documents > 0 ? 'record' : 'document';
  return await landAll(spec, location, context, tables, { encoding, form: byLine ? 'ndjson' : named }, problems);
}

async function landAll(
  spec: SourceSpec,
  location: SourceLocation,
  context: LandContext,
  tables: ReadonlyMap<string, RecordTable>,
  reading: { encoding: DetectedEncoding; form: string },
  problems: SourceProblem[],
): Promise<LandedTables> {
  const landed: LandedTables = { tables: [], problems: [] };
  // What is told of the file is told once, with its first table.
  let told = problems;
  for (const [part, records] of tables) {
    const name = tableName(location, part === '' ? null : part, tables.size > 1);
    if (!wanted(spec, name)) continue;
    try {
      landed.tables.push(await landOne(spec.name, name, records, { ...reading, list: part }, told, context));
      told = [];
    } catch (error) {
      rethrowCancellation(error, context.signal);
      landed.problems.push(problemOf(error, placeOf(spec.name, name)));
    }
  }
  return landed;
}

async function landOne(
  database: string,
  name: string,
  records: RecordTable,
  { encoding, form, list }: { encoding: DetectedEncoding; form: string; list: string },
  problems: SourceProblem[],
  context: LandContext,
): Promise<LandedTable> {
  const place = placeOf(database, name);
  if (records.width === 0)
    throw new SourceError('SOURCE_NO_COLUMNS', 'Its records hold no fields', { place, remedy: 'Ask its owner for the file again, or leave it out' });
  if (records.width > context.limits.maxColumns)
    throw new SourceError('SOURCE_TOO_MANY_COLUMNS', `It has ${records.width} columns; the limit is ${context.limits.maxColumns}`, {
      place,
      remedy: 'Raise the limit, or leave the table out',
    });
  const file = await tableFile(context.lake, database, name, context.snapshot);
  const { rows, names } = await records.land(file, context);
  const columns = names.map((column) => ({ name: column, sourceType: 'json', type: 'text' as const }));
  return fileTable({ name, file, rows, columns, reading: { encoding: encoding.encoding, form, ...(list !== '' && { list }) }, problems }, place);
}

/** One record a line? By the ending, or because the first line is an object by itself and the next line begins another. */
function isLines(head: string, path: string): boolean {
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path)) return true;
  const [first = '', second = ''] = head
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/\r?\n/, 2);
  if (!first.startsWith('{') || !second.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}
