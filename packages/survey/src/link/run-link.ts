import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, id, openDuckDb, sql, type WorkTable } from '@sogoc/engine';
import {
  type LineageEvent,
  LinkageError,
  type LinkKind,
  type LinkModel,
  type LinkRun,
  labelColumns,
  linkTables,
  openRegistry,
  readLabels,
  readModel,
  type SourceTable,
  writeRun,
} from '@sogoc/linkage';
import { columnText, filesOf } from '@sogoc/profile';
import type { SourceProblem } from '@sogoc/sources';
import { comparers } from '@sogoc/vietnam';
import { checkRequest } from '../config/check-request.ts';
import type { DatabaseRequest } from '../config/request.ts';
import { previousEntities } from '../kept/previous-entities.ts';
import type { Language } from '../model.ts';
import { openWorkspace } from '../output/workspace.ts';
import { SurveyError } from '../survey-error.ts';
import { type ReadTable, type ReadTablesContext, readEach, readTables, type UnreadDatabase } from './read-tables.ts';
import { type Given, withPlace } from './told-refusals.ts';

/** What to link, and with what. */
export interface LinkRequest {
  databases: DatabaseRequest[];
  out: string;
  language: Language;
  /** Path of a model; without, one is proposed and written. */
  model?: string;
  /** The column that names a record, in every table. */
  key?: string;
  /** Of several tables: does each hold a thing once? Without, it is found out. */
  kind?: LinkKind;
  /** Rules for the prior: columns that together, when equal, nearly always mean the same thing. */
  deterministic: string[][];
  /** Path of a table of labels. */
  labels?: string;
  memoryLimit?: number;
}

export interface LinkOptions {
  environment: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
  onStage?: (stage: string) => void;
  /** Called for what is wrong with a source that did not stop the rest. */
  onProblem?: (problem: SourceProblem) => void;
}

/** What came of it, in figures. */
export type LinkSummary = Pick<
  LinkRun,
  'keys' | 'records' | 'candidatePairs' | 'links' | 'entities' | 'proposed' | 'checks' | 'accuracy' | 'unmeasured' | 'stages'
> & {
  files: string[];
  /** What is wrong with the sources and did not stop the run. */
  problems: SourceProblem[];
  /** Databases of which nothing could be read; `problems` says why. */
  unread: string[];
  /** What became of the things of the run before, by kind of event; null where none was in the folder. */
  lineage: Record<LineageEvent['event'], number> | null;
};

/**
 * Links the records of tables: lands and profiles them, proposes and trains a model unless one is given, and writes clusters, pairs, model and report.
 *
 * @throws SogocError for what cannot be read, linked or written.
 */
export async function runLink(request: LinkRequest, options: LinkOptions): Promise<LinkSummary> {
  checkRequest(request.databases);
  await using workspace = await openWorkspace(request.out);
  await using engine = await openDuckDb({ memoryLimit: request.memoryLimit, temporaryDirectory: join(workspace.scratch, 'spill') });
  const problems: SourceProblem[] = [];
  const onProblem = (problem: SourceProblem): void => {
    problems.push(problem);
    options.onProblem?.(problem);
  };
  const context = { engine, lake: workspace.scratch, environment: options.environment, signal: options.signal, onProblem };
  const { tables, unread } = await readEach(request.databases, context);
  const held = withRecords(tables);
  checkKey(request.key, tables);
  const sources = held.map((table) => sourceOf(table, engine, request.key));
  const clusters = join(workspace.root, 'clusters.parquet');
  await using previous = await previousEntities(engine, clusters, engine.dialect.cast(sql`source`, 'text'), { signal: options.signal });
  if (previous) await refuseToForget(unread, engine, previous.name, options);
  const given: Given = { key: request.key, model: request.model, labels: undefined };
  const told = (error: unknown): Promise<never> => withPlace(error, given, sources, engine).then((known) => Promise.reject(known));
  const labels = request.labels === undefined ? undefined : await labelsOf(request.labels, sources, given, context).catch(told);
  const model = request.model === undefined ? undefined : await readModelAt(request.model).catch(told);
  await using run = await linkTables(engine, sources, {
    ...(previous && { previous: sql`select * from ${previous.name}` }),
    signal: options.signal,
    onStage: options.onStage,
    language: request.language,
    registry: openRegistry({ comparers }),
    ...(model && { model }),
    ...(request.kind && { kind: request.kind }),
    ...(request.deterministic.length > 0 && { deterministic: { rules: request.deterministic } }),
    ...(labels && { labels }),
  }).catch(told);
  const files = await writeRun(run, workspace.root, request.language);
  const { keys, records, candidatePairs, links, entities, proposed, checks, accuracy, unmeasured, stages } = run;
  return {
    keys,
    records,
    candidatePairs,
    links,
    entities,
    proposed,
    checks,
    accuracy,
    unmeasured,
    stages,
    files,
    problems,
    unread: unread.map(({ name }) => name),
    lineage: previous && eventsOf(run.lineage),
  };
}

/** A run without a database that the one before linked would end its things, and give them other ids when it can be read again. */
async function refuseToForget(
  unread: readonly UnreadDatabase[],
  engine: Engine,
  previous: WorkTable['name'],
  { signal }: LinkOptions,
): Promise<void> {
  for (const { name, error } of unread) {
    const its = sql`source = ${name} or ${engine.dialect.startsWith(sql`source`, sql`${`${name}.`}`)}`;
    const { known } = await engine.one<{ known: number }>(sql`select count(*) as known from ${previous} where ${its}`, { signal });
    if (Number(known) > 0)
      throw new SurveyError(
        'SURVEY_WOULD_FORGET',
        'A database that the run before in this folder linked cannot be read: without it its things would lose their ids',
        {
          place: error.place ?? name,
          remedy: 'Mend it and link again, or link without it into another folder',
          cause: error,
        },
      );
  }
}

function eventsOf(lineage: readonly LineageEvent[]): Record<LineageEvent['event'], number> {
  const count = (event: LineageEvent['event']): number => new Set(lineage.flatMap((one) => (one.event === event ? [one.entityId] : []))).size;
  return { created: count('created'), merged: count('merged'), split: count('split'), ended: count('ended') };
}

/** The tables that hold records. Those that hold none are told as problems, and what their columns hold is not known. */
function withRecords(tables: readonly ReadTable[]): ReadTable[] {
  const held = tables.filter(({ landed }) => landed.rows > 0);
  if (held.length > 0) return held;
  throw new LinkageError('LINK_NO_RECORDS', 'The tables hold no records', {
    place: tables.map(({ name }) => name).join(', '),
    remedy: 'Check that these are the tables meant, or ask their owner for them again',
  });
}

/** Tables may name their records differently, but a key that none of them has is a slip of whoever gave it. */
function checkKey(key: string | undefined, tables: readonly ReadTable[]): void {
  const columns = tables.flatMap(({ landed }) => landed.columns.map(({ name }) => name));
  if (key === undefined || columns.includes(key)) return;
  throw new LinkageError('LINK_KEY_MISSING', 'No table has this column', {
    place: `--key ${key} (${[...new Set(columns)].slice(0, 20).join(', ')})`,
    remedy: 'Name one of these columns, or leave the key out',
  });
}

async function readModelAt(path: string): Promise<LinkModel> {
  return readModel(await modelText(path));
}

async function modelText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new LinkageError('LINK_MODEL_INVALID', 'The model cannot be read', {
      remedy: 'Check the path, or leave the model out: one is then proposed and written',
      cause,
    });
  }
}

/** The table, its values compared in their one canonical text, so that `12-03-1980` in one table is `1980/03/12` in another. */
function sourceOf({ name, landed, profile }: ReadTable, { dialect }: Engine, key: string | undefined): SourceTable {
  const columns = landed.columns.map((column) => column.name);
  const types = profile.columns.flatMap((column): [string, string][] => (column.semanticType ? [[column.name, column.semanticType.id]] : []));
  return {
    name,
    relation: dialect.readParquet(filesOf(landed)),
    columns,
    semanticTypes: new Map(types),
    compared: (own, alias) => {
      const column = profile.columns.find((one) => one.name === own);
      return column ? columnText(column, alias, dialect) : sql`${id(alias, own)}`;
    },
    ...(key !== undefined && columns.includes(key) && { key }),
  };
}

async function labelsOf(
  path: string,
  sources: readonly SourceTable[],
  given: Given,
  context: ReadTablesContext,
): Promise<ReturnType<typeof readLabels>> {
  const [labels] = await readTables({ name: 'labels', source: path, baseDirectory: '/', owner: null, contract: null }, context);
  const relation = context.engine.dialect.readParquet(labels ? filesOf(labels.landed) : []);
  const columns = labels?.landed.columns.map(({ name }) => name) ?? [];
  const names = sources.map(({ name }) => name);
  const keys = sources.flatMap(({ key }) => key ?? []);
  given.labels = { path, columns, taken: labelColumns(columns, keys) };
  return readLabels(context.engine, relation, columns, names, keys);
}
