import { LineProblems } from '../../land/line-problems.ts';
import { SourceError } from '../../source-error.ts';
import type { SourceProblem } from '../../source-kind.ts';
import { linesOf } from '../../text/lines.ts';
import type { JsonRecord } from './json-value.ts';
import type { Keyed } from './keyed.ts';
import { RecordFinder } from './record-finder.ts';
import { RecordTable } from './record-table.ts';

/** What is told of a file that held records. */
export interface FoundRecords {
  problems: SourceProblem[];
  /** Documents that are one record each, lists being fields of it. */
  whole: number;
  /** The path of a list without records that was all the document held. */
  empty: string | null;
}

/** How the text of a file is to be read. */
export interface TextForm {
  /** One record a line. */
  byLine: boolean;
  /** An object of the document whose members are records. */
  keyed: Keyed | null;
}

/**
 * Reads text to its end and stages the records by the array that holds them. What is broken off at the end, or in a line of NDJSON, is a problem; what
 * came before it stays.
 * @param tables Filled by the array's path, `.` between names; empty for records at the top.
 * @param fresh Gives a new path for a staging file.
 */
export async function findRecords(
  pieces: AsyncIterable<string>,
  { byLine, keyed }: TextForm,
  tables: Map<string, RecordTable>,
  fresh: () => string,
  place: string,
  progress: (rows: number) => void,
): Promise<FoundRecords> {
  let rows = 0;
  const add = (path: readonly string[], record: JsonRecord): void => {
    const name = path.join('.');
    let table = tables.get(name);
    if (!table) {
      table = new RecordTable(fresh());
      tables.set(name, table);
    }
    table.add(record);
    rows += 1;
  };
  const settle = async (): Promise<void> => {
    for (const table of tables.values()) await table.writer.drain();
    progress(rows);
  };
  try {
    return byLine
      ? { problems: await readLines(pieces, add, settle, place), whole: 0, empty: null }
      : await readDocument(pieces, add, settle, place, keyed);
  } catch (error) {
    for (const table of tables.values()) table.writer.abandon();
    throw error instanceof SourceError ? new SourceError(error.code, error.message, { place, remedy: error.remedy }) : error;
  }
}

type Add = (path: readonly string[], record: JsonRecord) => void;

async function readLines(pieces: AsyncIterable<string>, add: Add, settle: () => Promise<void>, place: string): Promise<SourceProblem[]> {
  const problems = new LineProblems();
  let number = 0;
  for await (const lines of linesOf(pieces)) {
    for (const line of lines) {
      number += 1;
      if (line.trim() !== '' && !readLine(line, add))
        problems.add('SOURCE_BROKEN_RECORD', number, 'Lines that are not one JSON object were left out', 'Mend these lines at the source');
    }
    await settle();
  }
  return problems.problems(place);
}

function readLine(line: string, add: Add): boolean {
  const found: JsonRecord[] = [];
  const finder = new RecordFinder((_, record) => found.push(record), true);
  try {
    finder.write(line);
    finder.end();
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
  const [record] = found;
  if (!record || found.length > 1 || finder.others > 0) return false;
  add([], record);
  return true;
}

async function readDocument(
  pieces: AsyncIterable<string>,
  add: Add,
  settle: () => Promise<void>,
  place: string,
  keyed: Keyed | null,
): Promise<FoundRecords> {
  const finder = new RecordFinder(add, false, keyed);
  const told = (): SourceProblem[] => [...(keyed ? [readByName(keyed, finder.found, place)] : []), ...leftOut(finder, place)];
  try {
    for await (const piece of pieces) {
      finder.write(piece);
      await settle();
    }
    finder.end();
  } catch (error) {
    if (!(error instanceof SourceError) || finder.found === 0) throw error;
    const cut = { code: error.code, message: `${error.message}; what came before was read`, place, remedy: error.remedy ?? '', count: 1 };
    return { problems: [cut, ...told()], whole: finder.whole, empty: finder.empty };
  }
  return { problems: told(), whole: finder.whole, empty: finder.empty };
}

function readByName({ path, column }: Keyed, records: number, place: string): SourceProblem {
  const where = path.length > 0 ? ` of ${path.join('.')}` : '';
  return {
    code: 'SOURCE_KEYED_RECORDS',
    message: `Each object${where} was read as a record${column ? `; the name that it stands under is in the column ${column}` : ''}`,
    place,
    remedy: 'Nothing, if they are records; if the document is one record, write it in brackets: [{ ... }]',
    count: records,
  };
}

/** What stands beside records and is in no table. */
function leftOut({ others, beside }: RecordFinder, place: string): SourceProblem[] {
  const told: SourceProblem[] = [];
  if (others > 0)
    told.push({
      code: 'SOURCE_BROKEN_RECORD',
      message: 'Values of a list that are no objects were left out',
      place,
      remedy: 'Mend them at the source',
      count: others,
    });
  if (beside.length > 0)
    told.push({
      code: 'SOURCE_FIELDS_BESIDE',
      message: `The list of objects was read as the table; beside it stand ${few(beside)}`,
      place,
      remedy: 'Nothing, if they tell of the list; if the document is one record, write it in brackets: [{ ... }]',
      count: beside.length,
    });
  return told;
}

const few = (names: readonly string[]): string =>
  names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ');
