import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, openDuckDb } from '@sogoc/engine';
import { type LinkRun, linkTables, readLabels, readModel, type SourceTable, writeRun } from '@sogoc/linkage';
import { profileTable, type TableProfile } from '@sogoc/profile';
import { type LandedTable, landDatabase } from '@sogoc/sources';
import { vietnam } from '@sogoc/vietnam';
import { checkRequest } from '../config/check-request.ts';
import type { DatabaseRequest } from '../config/request.ts';
import type { Language } from '../model.ts';
import { openWorkspace } from '../output/workspace.ts';
import { landLimits } from '../stages/read.ts';

/** What to link, and with what. */
export interface LinkRequest {
  databases: DatabaseRequest[];
  out: string;
  language: Language;
  /** Path of a model; without, one is proposed and written. */
  model?: string;
  /** The column that names a record, in every table. */
  key?: string;
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
}

/** What came of it, in figures. */
export type LinkSummary = Pick<LinkRun, 'records' | 'candidatePairs' | 'links' | 'entities' | 'proposed' | 'accuracy' | 'stages'> & {
  files: string[];
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
  const land = landing(engine, workspace.scratch, options);
  const tables: { source: SourceTable; profile: TableProfile }[] = [];
  for (const database of request.databases) tables.push(...(await readTables(engine, database, request.key, land, options.signal)));
  const sources = tables.map(({ source }) => source);
  await using run = await linkTables(engine, sources, {
    signal: options.signal,
    onStage: options.onStage,
    profiles: tables.map(({ profile }) => profile),
    ...(request.model !== undefined && { model: readModel(await readFile(request.model, 'utf8')) }),
    ...(request.deterministic.length > 0 && { deterministic: { rules: request.deterministic } }),
    ...(request.labels !== undefined && { labels: await labelsOf(engine, request.labels, sources, land) }),
  });
  const files = await writeRun(run, workspace.root, request.language);
  const { records, candidatePairs, links, entities, proposed, accuracy, stages } = run;
  return { records, candidatePairs, links, entities, proposed, accuracy, stages, files };
}

type Land = (database: DatabaseRequest) => Promise<LandedTable[]>;

/** The data serves this run alone, so it lands in the scratch folder. */
function landing(engine: Engine, lake: string, { environment, signal }: LinkOptions): Land {
  return async (database) => (await landDatabase(database, { engine, lake, snapshot: 'link', environment, signal, limits: landLimits })).tables;
}

async function readTables(
  engine: Engine,
  database: DatabaseRequest,
  key: string | undefined,
  land: Land,
  signal: AbortSignal | undefined,
): Promise<{ source: SourceTable; profile: TableProfile }[]> {
  const landed = await land(database);
  const read: { source: SourceTable; profile: TableProfile }[] = [];
  for (const table of landed) {
    const name = landed.length === 1 ? database.name : `${database.name}.${table.name}`;
    const profile = await profileTable(engine, { ...table, database: database.name, table: table.name }, { pack: vietnam, signal });
    const columns = table.columns.map((column) => column.name);
    const own = key !== undefined && columns.includes(key) ? { key } : {};
    read.push({ source: { name, relation: engine.dialect.readParquet([table.file]), columns, ...own }, profile });
  }
  return read;
}

async function labelsOf(engine: Engine, path: string, sources: readonly SourceTable[], land: Land): Promise<ReturnType<typeof readLabels>> {
  const [labels] = await land({ name: 'labels', source: path, baseDirectory: '/', owner: null, contract: null });
  const names = sources.map(({ name }) => name);
  const keys = sources.flatMap(({ key }) => key ?? []);
  return readLabels(engine, engine.dialect.readParquet(labels ? [labels.file] : []), labels?.columns.map(({ name }) => name) ?? [], names, keys);
}
