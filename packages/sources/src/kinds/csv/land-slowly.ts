import { landStaging } from '../../land/land-staging.ts';
import { LineProblems } from '../../land/line-problems.ts';
import { scratchFile } from '../../land/scratch.ts';
import { StagingWriter } from '../../land/staging-writer.ts';
import type { LandContext } from '../../source-kind.ts';
import { linesOf } from '../../text/lines.ts';
import { readText } from '../../text/transcode.ts';
import type { CsvPlan } from './csv-plan.ts';
import { type CsvRecord, RecordReader } from './record-reader.ts';

/** Lands a file that the engine's reader refuses: broken lines are counted and left out, stray quotes are kept as written. */
export async function landSlowly(
  path: string,
  plan: CsvPlan,
  file: string,
  context: LandContext,
  progress: (rows: number) => void,
): Promise<{ rows: number; blank: number; problems: LineProblems }> {
  await using scratch = scratchFile(file);
  const left: LeftOut = { problems: new LineProblems(), blank: 0 };
  const writer = new StagingWriter(scratch.path);
  try {
    await stage(path, plan, writer, left, context, progress);
    await writer.close();
  } finally {
    writer.abandon();
  }
  const columns = plan.columns.map((name) => ({ name, type: 'text' as const }));
  const { rows } = await landStaging({ path: scratch.path, columns, longest: writer.longest, escaped: writer.escaped }, file, context);
  return { rows, ...left };
}

/** What does not become a record. */
interface LeftOut {
  problems: LineProblems;
  /** Rows of delimiters alone. */
  blank: number;
}

async function stage(
  path: string,
  plan: CsvPlan,
  writer: StagingWriter,
  left: LeftOut,
  context: LandContext,
  progress: (rows: number) => void,
): Promise<void> {
  const reader = new RecordReader(plan.dialect);
  const keep = rowKeeper(plan, left);
  const put = (records: readonly CsvRecord[]): void => {
    for (const record of records) {
      const row = keep(record);
      if (row) writer.add(row);
    }
  };
  for await (const lines of linesOf(readText(path, 'utf-8', context.signal), plan.lineEnd)) {
    for (const line of lines) put(reader.feed(line));
    await writer.drain();
    progress(writer.rows);
    context.signal?.throwIfAborted();
  }
  put(reader.end());
}

/** Tells which records become rows. The first that are not blank are titles and the header, where the plan has any. */
function rowKeeper(plan: CsvPlan, left: LeftOut): (record: CsvRecord) => (string | null)[] | null {
  const width = plan.columns.length;
  const { problems } = left;
  let ahead = plan.before;
  return ({ fields, line, stray }) => {
    const blank = fields.length === 1 && fields[0]?.trim() === '';
    if (blank && (ahead > 0 || width > 1)) return null;
    if (ahead > 0) {
      ahead -= 1;
      return null;
    }
    if (fields.length > 1 && fields.every((field) => field === '')) {
      left.blank += 1;
      return null;
    }
    if (fields.length === width + 1 && fields[width] === '') fields.pop();
    if (fields.length !== width) {
      problems.add(
        'SOURCE_BROKEN_LINE',
        line,
        `Lines that do not have ${width} fields were left out`,
        'Mend these lines at the source and read again',
      );
      return null;
    }
    if (stray) problems.add('SOURCE_STRAY_QUOTE', line, 'A quotation mark without its partner was read as a plain character', 'Mend these lines');
    if (fields.some((field) => field.includes('\ufffd')))
      problems.add('SOURCE_BROKEN_TEXT', line, 'Bytes that mean nothing in the encoding of the file', 'Export the file again in UTF-8');
    return fields.map((field) => (field === '' ? null : field));
  };
}
