import type { Grid, GridRow } from '@sogoc/sources';
import type { Chosen, KnownAgency } from './agency-names.ts';
import { readDue } from './due.ts';
import { columnsOf, type Field } from './headings.ts';
import { plain } from './plain.ts';
import type { ExistingTask, JudgedRow, Known, Reading, ReadTask, RowProblem } from './reading.ts';
import { difficultyOf, priorityOf, recursOf, resultKindOf } from './words.ts';

const longest: Partial<Record<Field, number>> = { number: 50, title: 1000, result: 1000 };
const mostSuggested = 100;
const mostCoordinating = 100;

/** How a list is read, with what was told otherwise at hand. */
type Told = Reading & { told: ReadonlyMap<string, string>; left: ReadonlySet<number> };

/** Judges each row of a list: what can be assigned, what is there already, and what is wrong where. */
export function judge(grid: Grid, asked: Reading, known: Known): JudgedRow[] {
  const told = new Map(asked.cells.map(({ row, field, text }) => [`${row} ${field}`, text]));
  const reading: Told = { ...asked, told, left: new Set(asked.skip) };
  const rows = grid.rows.filter(({ number }) => number >= reading.firstRow);
  const judging = new Judging(reading, known, numbersOf(rows, reading));
  return rows.map((row) => judging.row(row));
}

/** The number of each row. Where numbers begin anew in each section, the section's stands before: II.1. */
function numbersOf(rows: readonly GridRow[], reading: Told): Map<number, string> {
  const told = rows.filter((row) => !isSection(row, reading)).map((row) => cellOf(row, 'number', reading)?.replace(/[.)]$/, '') ?? '');
  const numbered = told.filter((number) => number !== '');
  const restarts = new Set(numbered).size < numbered.length;
  const numbers = new Map<number, string>();
  let section = '';
  for (const row of rows) {
    const number = cellOf(row, 'number', reading)?.replace(/[.)]$/, '') ?? '';
    if (isSection(row, reading)) section = /^([IVXLC]{1,6}|[A-Z]|\d{1,3})$/.test(number) ? number : section;
    else if (number !== '') numbers.set(row.number, restarts && section !== '' ? `${section}.${number}` : number);
  }
  return numbers;
}

/**
 * A line that heads those below it, or stands below them all: neither a leading agency nor a deadline, no work and nobody to do it, one text over all columns
 * beside a number, or the head once more on a new page.
 */
function isSection(row: GridRow, reading: Told): boolean {
  const told = row.cells.filter((cell, column) => cell !== null && column !== reading.columns.number);
  if (told.length > 2 && new Set(told).size === 1) return true;
  const missing = (field: Field): boolean => cellOf(row, field, reading) === null;
  return (missing('lead') && (missing('due') || missing('title'))) || isHead(row, reading);
}

const leastNamed = 3;

function isHead({ cells }: GridRow, { columns }: Told): boolean {
  const named = Object.entries(columnsOf(cells)) as [Field, number][];
  return named.filter(([field, column]) => columns[field] === column).length >= leastNamed;
}

function cellOf({ number, cells }: GridRow, field: Field, reading: Told): string | null {
  const column = reading.columns[field];
  const text = reading.told.get(`${number} ${field}`) ?? (column === undefined ? null : cells[column]);
  return text?.replaceAll(/[\t ]+/g, ' ').trim() || null;
}

class Judging {
  readonly #reading: Told;
  readonly #known: Known;
  readonly #numbers: Map<number, string>;
  readonly #written: Set<string>;
  readonly #chosen: Chosen;
  readonly #taken = new Map<string, ExistingTask>();
  readonly #there = new Map<string, ExistingTask>();
  readonly #used = new Set<string>();
  #suggested = 0;
  #next = 1;

  constructor(reading: Told, known: Known, numbers: Map<number, string>) {
    this.#reading = reading;
    this.#known = known;
    this.#numbers = numbers;
    this.#written = new Set(numbers.values());
    const chosen = reading.agencies.map(({ text, agencyId }) => [plain(text), agencyId === null ? null : known.byId.get(agencyId)] as const);
    this.#chosen = new Map(chosen.filter((pair): pair is [string, KnownAgency | null] => pair[1] !== undefined));
    for (const task of known.existing) {
      this.#taken.set(task.number, task);
      for (const due of [task.due, task.dueFirst]) this.#there.set(keyOf(task.title, task.agencyId, due), task);
      this.#there.set(keyOf(task.title, task.agencyId, ''), task);
    }
  }

  row(row: GridRow): JudgedRow {
    const judged: JudgedRow = { row: row.number, status: 'section', cells: row.cells, task: null, problems: [], notes: [], taskId: null };
    if (this.#reading.left.has(row.number)) return { ...judged, status: 'skipped' };
    if (isSection(row, this.#reading)) return judged;
    const task = this.#read(row, judged);
    if (!task) return { ...judged, status: 'error' };
    const there = this.#there.get(keyOf(task.title, task.agencyId, task.due));
    if (there && (task.number === '' || there.number === task.number))
      return { ...judged, status: 'same', task: { ...task, number: there.number }, taskId: there.id };
    this.#number(task, judged);
    const like = there ?? this.#there.get(keyOf(task.title, task.agencyId, ''));
    if (like) judged.notes.push('looks-like');
    return { ...judged, status: judged.problems.length > 0 ? 'error' : 'ready', task, taskId: like?.id ?? null };
  }

  /** @returns null where something is wrong, which stands among the problems then. */
  #read(row: GridRow, judged: JudgedRow): ReadTask | null {
    const told = (field: Field): string | null => cellOf(row, field, this.#reading);
    const wrong = (field: Field, code: RowProblem['code'], more: Partial<RowProblem> = {}): void =>
      void judged.problems.push({ field, code, text: told(field), suggestions: [], taskId: null, ...more });
    for (const [field, most] of Object.entries(longest) as [Field, number][]) if ((told(field)?.length ?? 0) > most) wrong(field, 'too-long');
    const title = told('title');
    if (!title) wrong('title', 'missing');
    const due = readDue(told('due'), this.#reading.year, this.#reading.regular);
    if ('problem' in due) wrong('due', due.problem);
    else judged.notes.push(...due.notes);
    const start = told('start') === null ? null : readDue(told('start'), this.#reading.year);
    if (start && 'problem' in start) wrong('start', start.problem);
    const [lead, others] = this.#lead(told('lead'), wrong, judged);
    const helping = told('coordinating') === null ? [] : this.#named(told('coordinating') ?? '', 'coordinating', wrong, judged);
    const words = wordsOf(told, wrong);
    if ('problem' in due || (start && 'problem' in start) || judged.problems.length > 0 || !title || !lead) return null;
    const today = this.#known.today;
    const startOn = start?.due ?? (today < due.due ? today : due.due);
    if (startOn > due.due) wrong('start', 'starts-after-due');
    const coordinating = [...new Set([...others, ...helping].map(({ id }) => id))].filter((id) => id !== lead.id);
    if (coordinating.length > mostCoordinating) wrong('coordinating', 'too-many');
    if (judged.problems.length > 0) return null;
    const result = told('result');
    return {
      ...{
        number: this.#numbers.get(row.number) ?? '',
        title: title.replaceAll(/\s+/g, ' '),
        result,
        agencyId: lead.id,
        coordinating,
        startOn,
        due: due.due,
      },
      ...{ resultKind: words.resultKind ?? resultKindOf(`${result ?? ''} ; ${title}`), difficulty: words.difficulty, priority: words.priority },
      recurs: words.recurs === undefined ? due.recurs : words.recurs,
    };
  }

  /** Who leads: the first that is named; others named beside it help. */
  #lead(text: string | null, wrong: Wrong, judged: JudgedRow): [KnownAgency | undefined, KnownAgency[]] {
    if (text === null) {
      wrong('lead', 'missing');
      return [undefined, []];
    }
    const [lead, ...others] = this.#named(text, 'lead', wrong, judged);
    if (others.length > 0) judged.notes.push('several-leads');
    const within = lead && (lead.path === this.#known.owner || lead.path.startsWith(`${this.#known.owner}.`));
    if (lead && !within) wrong('lead', 'lead-outside');
    return [lead, others];
  }

  #named(text: string, field: 'lead' | 'coordinating', wrong: Wrong, judged: JudgedRow): KnownAgency[] {
    const { found, unknown, atLarge } = this.#known.agencies.find(text, this.#chosen);
    for (const { text: name, several } of unknown) {
      this.#suggested += 1;
      const suggestions = several.length > 0 ? several : this.#suggested > mostSuggested ? [] : this.#known.agencies.suggest(name);
      wrong(field, several.length > 0 ? 'agency-ambiguous' : 'agency-unknown', { text: name, suggestions });
    }
    if (atLarge && field === 'coordinating') judged.notes.push('helpers-at-large');
    if (field === 'lead' && found.length === 0 && unknown.length === 0) wrong('lead', 'agency-unknown');
    return found;
  }

  /** A number that nothing else has; one is given where the list has none. */
  #number(task: ReadTask, judged: JudgedRow): void {
    if (task.number === '') {
      while (this.#taken.has(`${this.#next}`) || this.#used.has(`${this.#next}`) || this.#written.has(`${this.#next}`)) this.#next += 1;
      task.number = `${this.#next}`;
      judged.notes.push('number-given');
    }
    const problem = { field: 'number' as const, text: task.number, suggestions: [] };
    const taken = this.#taken.get(task.number);
    if (taken) judged.problems.push({ ...problem, code: 'number-taken', taskId: taken.id });
    else if (this.#used.has(task.number)) judged.problems.push({ ...problem, code: 'number-twice', taskId: null });
    this.#used.add(task.number);
  }
}

type Wrong = (field: Field, code: RowProblem['code'], more?: Partial<RowProblem>) => void;

/** What a task is by words of a list: hard, urgent, monthly, a law. */
function wordsOf(told: (field: Field) => string | null, wrong: Wrong) {
  const read = <T>(field: Field, reader: (text: string) => T | undefined, otherwise: T): T => {
    const text = told(field);
    if (text === null) return otherwise;
    const value = reader(text);
    if (value === undefined) wrong(field, 'unreadable');
    return value ?? otherwise;
  };
  return {
    difficulty: read<ReadTask['difficulty']>('difficulty', difficultyOf, 'medium'),
    priority: read('priority', priorityOf, 2),
    recurs: read<ReadTask['recurs'] | undefined>('recurs', recursOf, undefined),
    resultKind: told('resultKind') === null ? undefined : resultKindOf(told('resultKind') ?? ''),
  };
}

const keyOf = (title: string, agencyId: string, due: string): string => `${plain(title)}\n${agencyId}\n${due}`;
