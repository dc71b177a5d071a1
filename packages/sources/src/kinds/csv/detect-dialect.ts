import { titlesAbove } from './find-table.ts';
import { type CsvDialect, RecordReader } from './record-reader.ts';

const delimiters = [',', ';', '\t', '|'];
const enough = 1_000;

export interface DetectedDialect extends CsvDialect {
  /** `\r` in files of old Macintosh programs, else `\n`. */
  lineEnd: '\n' | '\r';
  /** Records of the sample, blank lines left out. */
  records: string[][];
  /** Number of each record's first line, from 1. */
  lines: number[];
}

/**
 * The delimiter and quote of a text, from its first lines: those under which most records have as many fields as the first one has.
 * @param complete False when the text was cut off, so that its last line is not to be judged.
 */
export function detectDialect(text: string, complete: boolean): DetectedDialect {
  const lineEnd = !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
  const lines = text.split(lineEnd);
  if (!complete && lines.length > 1) lines.pop();
  const sample = lines.slice(0, enough);
  const quote = quoteOf(sample);
  const judged = delimiters.map((delimiter) => {
    const read = readAll(sample, { delimiter, quote });
    return { ...read, delimiter, score: consistency(read.records) };
  });
  const best = judged.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score > 0) return { delimiter: best.delimiter, quote, lineEnd, records: best.records, lines: best.lines };
  // One column: commas in it are text, unless they would be quoted if they were.
  const delimiter = sample.some((line) => line.includes(',')) && quote === '' ? '\u0001' : ',';
  const only = delimiter === ',' && readAll(sample, { delimiter, quote }).records.some((record) => record.length > 1) ? '\u0001' : delimiter;
  return { delimiter: only, quote, lineEnd, ...readAll(sample, { delimiter: only, quote }) };
}

/** The records of lines, blank ones left out. */
function readAll(lines: readonly string[], dialect: CsvDialect): Pick<DetectedDialect, 'records' | 'lines'> {
  const reader = new RecordReader(dialect);
  const all = [...lines.flatMap((line) => reader.feed(line)), ...reader.end()];
  const filled = all.filter(({ fields }) => fields.length > 1 || fields[0]?.trim() !== '');
  return { records: filled.map(({ fields }) => fields), lines: filled.map(({ line }) => line) };
}

/** 0 where no record has two fields; else the share of records with as many fields as most, more when the first below any titles is one of them. */
function consistency(all: readonly string[][]): number {
  const titles = titlesAbove(all);
  const records = all.slice(titles);
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [mode = 1, times = 0] = [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [1, 0]);
  const head = records[0]?.length ?? 1;
  if (mode < 2 && head < 2) return 0;
  if (mode < 2) return 0.01;
  const share = times / records.length;
  // What is a title under one delimiter is a header under another.
  return share * (head === mode ? 2 : 1) + Math.min(mode, 50) / 1_000 - (head < 2 ? 0.9 : 0) - (titles > 0 ? 0.5 : 0);
}

/** An apostrophe quotes only where it begins and ends many fields and no double quote does. */
function quoteOf(lines: readonly string[]): string {
  if (lines.some((line) => line.includes('"'))) return '"';
  const fields = lines.flatMap((line) => line.split(/[,;\t|]/).map((field) => field.trim()));
  const quoted = fields.filter((field) => field.length > 1 && field.startsWith("'") && field.endsWith("'")).length;
  return quoted > fields.length / 2 ? "'" : '"';
}
