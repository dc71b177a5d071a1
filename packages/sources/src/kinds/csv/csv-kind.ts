import { extname } from 'node:path';
import { unpacked } from '../../land/gunzip.ts';
import { fileTable, landOneFile } from '../../land/land-file.ts';
import type { LineProblems } from '../../land/line-problems.ts';
import { scratchFile } from '../../land/scratch.ts';
import { SourceError } from '../../source-error.ts';
import type { LandContext, LandedTable, SourceKind, SourceProblem } from '../../source-kind.ts';
import { placeOf } from '../../table-name.ts';
import { transcode } from '../../text/transcode.ts';
import { type CsvPlan, planCsv } from './csv-plan.ts';
import { landFast } from './land-fast.ts';
import { landSlowly } from './land-slowly.ts';

const endings = new Set(['.csv', '.tsv', '.tab', '.txt']);

/** Delimited text: the delimiter, quotes, header and encoding are found out; every column lands as text. */
export const csvKind: SourceKind = {
  kind: 'csv',
  accepts: ({ path, isDirectory }) => path !== undefined && !isDirectory && endings.has(extname(path.replace(/\.gz$/i, '')).toLowerCase()),
  land: (spec, location, context) => landOneFile(spec, location, context, (path, table, file) => landCsv(path, spec.name, table, file, context)),
};

async function landCsv(source: string, database: string, table: string, file: string, context: LandContext): Promise<LandedTable> {
  const place = placeOf(database, table);
  await using plain = await unpacked(source, file, place, context);
  const plan = await planCsv(plain.path, place);
  if (plan.columns.length > context.limits.maxColumns)
    throw new SourceError('SOURCE_TOO_MANY_COLUMNS', `It has ${plan.columns.length} columns; the limit is ${context.limits.maxColumns}`, {
      place,
      remedy: 'Raise the limit, or leave the table out',
    });
  const report = (rows: number): void => context.onProgress?.(table, rows);
  const { rows, blank, problems } = await landPlanned(plain.path, plan, file, context, report);
  report(rows);
  const columns = plan.columns.map((name) => ({ name, sourceType: 'csv:text', type: 'text' as const }));
  return fileTable(
    { name: table, file, rows, columns, reading: readingOf(plan), problems: [...blankRows(blank, place), ...(problems?.problems(place) ?? [])] },
    place,
  );
}

async function landPlanned(
  path: string,
  plan: CsvPlan,
  file: string,
  context: LandContext,
  report: (rows: number) => void,
): Promise<{ rows: number; blank: number; problems?: LineProblems }> {
  await using inUtf8 = scratchFile(file);
  const { encoding } = plan.encoding;
  if (encoding !== 'utf-8') await transcode(path, encoding, inUtf8.path, context.signal);
  const text = encoding === 'utf-8' ? path : inUtf8.path;
  const fast = await landFast(text, plan, file, context, (share) => report(Math.floor((share * plan.size) / plan.rowBytes)));
  return fast ?? landSlowly(text, plan, file, context, report);
}

/** Rows of delimiters alone, as programs write them for lines of a sheet that were cleared: they are no records. */
function blankRows(count: number, place: string): SourceProblem[] {
  const remedy = 'Nothing, unless records are missing; delete these lines at the source';
  return count === 0 ? [] : [{ code: 'SOURCE_BLANK_ROWS', message: 'Rows of delimiters alone were left out', place, remedy, count }];
}

const delimiterNames: Record<string, string> = { '\t': 'tab', '\u0001': 'none' };

function readingOf(plan: CsvPlan): Record<string, string> {
  return {
    encoding: plan.encoding.encoding,
    encodingConfidence: plan.encoding.confidence.toFixed(2),
    delimiter: delimiterNames[plan.dialect.delimiter] ?? plan.dialect.delimiter,
    quote: plan.dialect.quote,
    header: plan.header ? 'yes' : 'no',
  };
}
