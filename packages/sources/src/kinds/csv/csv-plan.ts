import { uniqueNames } from '../../column-names.ts';
import { SourceError } from '../../source-error.ts';
import { type DetectedEncoding, detectEncoding } from '../../text/detect-encoding.ts';
import { decode } from '../../text/encoding.ts';
import { sampleFile } from '../../text/sample-file.ts';
import { detectDialect } from './detect-dialect.ts';
import { linesAbove, readHeader, titlesAbove } from './find-table.ts';
import type { CsvDialect } from './record-reader.ts';

/** How one file of delimited text is to be read. */
export interface CsvPlan {
  encoding: DetectedEncoding;
  dialect: CsvDialect;
  lineEnd: '\n' | '\r';
  header: boolean;
  /** Records that are passed over before the values: titles above the table, and its header. */
  before: number;
  /** Lines above the values, where more than a header in the first line is there: 0 where it is not, null where they cannot be passed over as lines. */
  linesAbove: number | null;
  columns: string[];
  /** Bytes of the file, and of an average row of it. */
  size: number;
  rowBytes: number;
}

/** Looks at a file's beginning and at pieces of the rest. @throws SourceError `SOURCE_EMPTY`. */
export async function planCsv(path: string, place: string): Promise<CsvPlan> {
  const { size, samples } = await sampleFile(path);
  const encoding = detectEncoding(samples);
  const [head = Buffer.alloc(0)] = samples;
  const text = decode(head, encoding.encoding);
  if (text.trim() === '')
    throw new SourceError('SOURCE_EMPTY', 'The file is empty', { place, remedy: 'Ask its owner for the file again, or leave it out' });
  const { records, lines, delimiter, quote, lineEnd } = detectDialect(text, size <= head.length);
  const titles = titlesAbove(records);
  const table = records.slice(titles);
  const header = readHeader(table);
  const columns = uniqueNames(header ? header.names : Array.from({ length: commonest(table.map((record) => record.length)) }, () => ''));
  const before = titles + (header?.rows ?? 0);
  const rowBytes = head.length / Math.max(1, records.length);
  return {
    encoding,
    dialect: { delimiter, quote },
    lineEnd,
    header: header !== null,
    before,
    linesAbove: header && (before > 1 || lines[0] !== 1) ? linesAbove(text.split(lineEnd, lines[before]), lines[before], quote) : 0,
    columns: header ? dropTrailing(columns, table) : columns,
    size,
    rowBytes,
  };
}

/** Lines that all end with a delimiter seem to have one more column, without a name and without values. */
function dropTrailing(columns: string[], records: readonly (readonly string[])[]): string[] {
  const last = columns.length - 1;
  if (last < 1 || (records[0]?.[last] ?? '') !== '') return columns;
  return records.every((record) => (record[last] ?? '') === '') ? columns.slice(0, last) : columns;
}

function commonest(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0])[0];
}
