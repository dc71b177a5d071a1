import { readGrids } from '@sogoc/sources';
import type { z } from 'zod';
import { require } from '../../access/identity.ts';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import { changedMeanwhile, notFound, RegisterError } from '../../register-error.ts';
import { readProgramme } from '../programmes/index.ts';
import { AgencyNames } from './read/agency-names.ts';
import { findHead } from './read/headings.ts';
import { judge } from './read/judge.ts';
import type { JudgedRow, Reading } from './read/reading.ts';
import type { Confirmation, ReadingChange, RowsQuery, TaskList, TaskListRows } from './schema.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** What a task list may hold; a genuine one of a whole ministry is a tenth of it. */
const limits = { maxRows: 20_000, maxColumns: 100, maxCharacters: 8_000_000, maxUnpacked: 64 * 2 ** 20 };

/** Reads the tables of a file that was sent. @throws SourceError as the file is broken, too large or no document. */
export const readFile = (path: string, fileName: string) => readGrids(path, limits, fileName);

export interface SentFile {
  fileName: string;
  digest: string;
  grids: Awaited<ReturnType<typeof readFile>>;
}

/** Keeps what was sent, read as its heads suggest. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function send(asked: Asked, programmeId: string, { fileName, digest, grids }: SentFile): Promise<z.infer<typeof TaskList>> {
  const { path, territory } = await readProgramme(asked, programmeId);
  const place = { agency: path, territory };
  require(asked.identity, 'task.assign', place);
  const reading = guess(grids, Number(today(asked.clock).slice(0, 4)));
  const id = await store.insertList(asked.trx, { programmeId, place, fileName, digest, grids, reading });
  asked.audit({ action: 'task.assign', objectKind: 'task-list', objectId: id, place, details: { programme: programmeId, fileName, digest } });
  return readList(asked, id);
}

/** The table whose head names most; the first where none has a head. */
function guess(grids: SentFile['grids'], year: number): Reading {
  const heads = grids.map(({ ordinal, rows }) => ({ table: ordinal, head: findHead(rows), rows: rows.length }));
  const named = ({ head }: (typeof heads)[number]): number => Object.keys(head?.columns ?? {}).length;
  const best = heads.toSorted((a, b) => named(b) - named(a) || b.rows - a.rows)[0];
  const { firstRow = 1, columns = {} } = best?.head ?? {};
  return { table: best?.table ?? 1, firstRow, columns, year, regular: 'yearly', agencies: [], skip: [], cells: [] };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readList(asked: Asked, id: string): Promise<z.infer<typeof TaskList>> {
  const list = await find(asked, id);
  const counts = { ready: 0, same: 0, section: 0, skipped: 0, error: 0 };
  for (const { status } of await judged(asked, list)) counts[status] += 1;
  const { grids, reading } = list;
  return {
    ...{
      id,
      programmeId: list.programme_id,
      fileName: list.file_name,
      createdAt: list.created_at.toISOString(),
      state: list.state,
      version: list.version,
    },
    tables: grids.map(({ ordinal, name, rows }) => ({ table: ordinal, name, rows: rows.length })),
    columnNames: namesOf(list),
    ...{ reading, counts, created: list.created },
  };
}

function namesOf({ grids, reading }: store.TaskListRow): string[] {
  const rows = grids.find(({ ordinal }) => ordinal === reading.table)?.rows ?? [];
  const above = rows.filter(({ number }) => number < reading.firstRow);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return findHead(rows)?.names ?? Array.from({ length: width }, (_none, column) => above.at(-1)?.cells[column] ?? '');
}

/** The rows with what was understood and what is wrong. @throws RegisterError `NOT_FOUND`. */
export async function listRows(
  asked: Asked,
  id: string,
  { status, page, pageSize }: z.infer<typeof RowsQuery>,
): Promise<z.infer<typeof TaskListRows>> {
  const rows = (await judged(asked, await find(asked, id))).filter((row) => status === undefined || row.status === status);
  return { items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length };
}

/** Reads the list otherwise. @throws RegisterError `NOT_FOUND`, `CHANGED_MEANWHILE`, `STATE_FORBIDS`, `REQUEST_INVALID`. */
export async function changeReading(asked: Asked, id: string, { version, ...change }: z.infer<typeof ReadingChange>) {
  const list = await find(asked, id);
  requireDraft(list);
  const other = list.grids.find(({ ordinal }) => ordinal === change.table && ordinal !== list.reading.table);
  if (change.table !== undefined && !list.grids.some(({ ordinal }) => ordinal === change.table))
    throw new RegisterError('REQUEST_INVALID', 'The document has no such table.', { place: 'body/table', remedy: 'Choose one of its tables.' });
  const head = other ? findHead(other.rows) : null;
  const guessed = other ? { firstRow: head?.firstRow ?? 1, columns: head?.columns ?? {}, skip: [], cells: [] } : {};
  const reading = { ...list.reading, ...guessed, ...change } as Reading;
  if (!(await store.changeReading(asked.trx, id, version, reading))) throw changedMeanwhile('task-list', id);
  asked.audit({ action: 'task.assign', objectKind: 'task-list', objectId: id, details: { changed: Object.keys(change) } });
  return readList(asked, id);
}

/**
 * Makes tasks of a list: all that are ready, or none where one row is in error. Confirmed again it answers the same.
 * @throws RegisterError `NOT_FOUND`, `CHANGED_MEANWHILE`, `STATE_FORBIDS`.
 */
export async function confirm(asked: Asked, id: string, { version }: z.infer<typeof Confirmation>) {
  const list = await store.findList(asked.trx, id, true);
  if (!list) throw notFound('task list', id);
  const { path, territory } = await readProgramme(asked, list.programme_id);
  const place = { agency: path, territory };
  require(asked.identity, 'task.assign', place);
  if (list.state === 'confirmed') {
    asked.audit({ action: 'task.assign', objectKind: 'task-list', objectId: id, place, details: { again: true } });
    return readList(asked, id);
  }
  if (list.version !== version) throw changedMeanwhile('task-list', id);
  const rows = await judged(asked, list);
  refuseErrors(rows);
  const tasks = rows.flatMap(({ status, task }) => (status === 'ready' && task ? [task] : []));
  const created = tasks.length > 0 ? await store.insertTasks(asked.trx, list.programme_id, path, tasks) : 0;
  if (created < tasks.length) throw changedMeanwhile('task-list', id);
  await store.closeList(asked.trx, id, created);
  asked.audit({ action: 'task.assign', objectKind: 'task-list', objectId: id, place, details: { programme: list.programme_id, created } });
  return readList(asked, id);
}

/** Forgets a list. @throws RegisterError `NOT_FOUND`. */
export async function removeList(asked: Asked, id: string) {
  await find(asked, id);
  await store.removeList(asked.trx, id);
  asked.audit({ action: 'task.assign', objectKind: 'task-list', objectId: id, details: { removed: true } });
  return { id };
}

async function find({ trx }: Asked, id: string): Promise<store.TaskListRow> {
  const list = await store.findList(trx, id);
  if (!list) throw notFound('task list', id);
  return list;
}

async function judged(asked: Asked, { grids, reading, programme_id }: store.TaskListRow): Promise<JudgedRow[]> {
  const grid = grids.find(({ ordinal }) => ordinal === reading.table);
  if (!grid) return [];
  const day = today(asked.clock);
  const agencies = await store.listKnownAgencies(asked.trx, day);
  const { path: owner } = await readProgramme(asked, programme_id);
  const existing = await store.listExisting(asked.trx, programme_id);
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  return judge(grid, reading, { agencies: new AgencyNames(agencies, owner), byId, owner, existing, today: day });
}

function refuseErrors(rows: readonly JudgedRow[]): void {
  const wrong = rows.filter(({ status }) => status === 'error');
  if (wrong.length === 0) return;
  const fields = wrong
    .slice(0, 100)
    .flatMap(({ row, problems }) => problems.map(({ field, code }) => ({ path: `rows/${row}/${field}`, message: code })));
  throw new RegisterError('STATE_FORBIDS', `${wrong.length} rows cannot be read yet; nothing was assigned.`, {
    place: 'rows',
    remedy: 'Correct them, choose the agencies that are meant, or leave the rows out.',
    fields,
  });
}

function requireDraft({ state }: store.TaskListRow): void {
  if (state === 'draft') return;
  throw new RegisterError('STATE_FORBIDS', 'The list has become tasks.', { place: 'state', remedy: 'Change the tasks, or send the file again.' });
}
