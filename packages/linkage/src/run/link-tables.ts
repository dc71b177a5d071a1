import { type Engine, or, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { countPairs, type RuleCount } from '../blocking/count-pairs.ts';
import type { Decisions } from '../cluster/decisions.ts';
import { assignEntityIds, type LineageEvent } from '../cluster/entity-ids.ts';
import { formClusters } from '../cluster/form-clusters.ts';
import type { Registry } from '../compare/registry.ts';
import { LinkageError } from '../error.ts';
import { type Accuracy, type AccuracyPoint, measureAccuracy } from '../evaluate/accuracy.ts';
import { measureClusters } from '../evaluate/cluster-accuracy.ts';
import { splitLabels } from '../evaluate/read-labels.ts';
import type { Truth } from '../evaluate/truth.ts';
import type { Language } from '../explain/sentence.ts';
import type { LinkTable } from '../link-table.ts';
import { withWordRarity } from '../model/count-words.ts';
import type { LinkKind, LinkModel } from '../model/link-model.ts';
import { weightOf } from '../predict/predict-pairs.ts';
import { type WeighedPairs, weighPairs } from '../predict/weigh-pairs.ts';
import { prepareRecords } from '../prepare/prepare-records.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { BlockingBudget } from '../propose/propose-blocking.ts';
import { proposeModel } from '../propose/propose-model.ts';
import { type ReasonTexts, reasonTexts } from '../propose/reason-texts.ts';
import type { TrainingCheck } from '../train/checks.ts';
import { type Trained, trainModel } from '../train/train-model.ts';
import { alignColumns } from './align-columns.ts';
import { nameColumns } from './name-columns.ts';
import { duplicateFreeSources } from './own-duplicates.ts';
import { type SettledTable, type SourceTable, settleKey } from './source-table.ts';

/** What a run does, in order. */
export type StageName = 'read' | 'propose' | 'prepare' | 'train' | 'predict' | 'cluster' | 'evaluate';

export interface LinkRunOptions extends RunOptions {
  /** A model to use: trained or not. Default: one is proposed. Its columns are those of the tables, or it says what they call them. */
  model?: LinkModel;
  kind?: LinkKind;
  /** Rules for the prior, each a list of columns, and the share of matches that they find together. */
  deterministic?: { rules: readonly (readonly string[])[]; recall?: number };
  /** Trains on one half and judges by the other. */
  labels?: Truth;
  decisions?: Decisions;
  /** Tables without duplicates of their own. */
  duplicateFree?: readonly string[];
  /** The run before (source, record_key, entity_id), so that entities keep their ids; not those of tables whose records only their place names. */
  previous?: Sql;
  registry?: Registry;
  /** Of the reasons for a proposed model; default en. */
  language?: Language;
  budget?: BlockingBudget;
  /** Called when a stage begins. */
  onStage?: (stage: string) => void;
}

/** All that a run found. Dispose of it to drop its tables. */
export interface LinkRun extends AsyncDisposable {
  model: LinkModel;
  /** Was the model proposed by this run? */
  proposed: boolean;
  /** What names the records of each source; null: the row's number, which also names the records `unnamed` that lack it. */
  keys: { source: string; key: string | null; unnamed: number }[];
  records: number;
  rules: RuleCount[];
  candidatePairs: number;
  links: number;
  entities: number;
  checks: TrainingCheck[];
  lineage: LineageEvent[];
  /** By the labels kept for judging; null without labels, or where no two records that they judge are the same. */
  accuracy: { pairs: Accuracy; clusters: AccuracyPoint } | null;
  /** Why accuracy was not measured, where it was not. */
  unmeasured: 'NO_LABELS' | 'NO_SAME_PAIR' | null;
  /** Milliseconds by stage, in order. */
  stages: { name: StageName; milliseconds: number }[];
  prepared: Prepared;
  /** l, r, rules, pattern, weight, probability: the candidate pairs from one in a thousand on, or all where labels judge. */
  weighed: WeighedPairs;
  /** The pairs that link. */
  linked: WorkTable;
  /** source, record_key, entity_id. */
  entityTable: WorkTable;
}

/** Pairs from this probability on are in the histogram of a report. */
const shownFrom = 0.001;

/** Links the records of tables from end to end: settles keys and columns, proposes a model unless given one, trains it unless it is, predicts, clusters. */
export async function linkTables(engine: Engine, sources: readonly SourceTable[], options: LinkRunOptions = {}): Promise<LinkRun> {
  const stages: LinkRun['stages'] = [];
  let since = performance.now();
  const endStage = (): void => {
    const before = stages.at(-1);
    if (before) before.milliseconds = Math.round(performance.now() - since);
    since = performance.now();
  };
  const stage = (name: StageName): void => {
    endStage();
    stages.push({ name, milliseconds: 0 });
    options.onStage?.(name);
  };

  stage('read');
  const settled = [];
  for (const source of sources) settled.push(await settleKey(engine, source, sources.length, options));
  stage('propose');
  const { tables, model, proposed } = await settleModel(engine, settled, options);
  stage('prepare');
  const prepared = await prepareRecords(engine, tables, model, options);
  const counts = await countPairs(prepared, prepared.rules, options);
  stage('train');
  const labels = options.labels ? splitLabels(engine, options.labels) : null;
  const learned = await trainModel(prepared, { ...(labels && { labels: labels.train }), onlyScore: model.prior !== null && !options.labels, counts });
  const trained = { ...learned, model: withPartners(learned, prepared.sources, reasonTexts[options.language ?? 'en']) };
  stage('predict');
  const weighed = await weighPairs(prepared, trained.model, trained.scored, labels ? 0 : shownFrom);
  stage('cluster');
  const clusters = await formClusters(prepared, trained.model, weighed, options);
  const linked = await linkedPairs(engine, weighed, clusters, trained.model);
  const { entities, lineage } = await assignEntityIds(prepared, clusters, options.previous && ofNamedRecords(options.previous, settled));
  const count = await countEntities(engine, clusters);
  stage('evaluate');
  const pairs = labels && (await measureAccuracy(prepared, weighed, labels.judge));
  const accuracy = labels && pairs && pairs.truePairs > 0 ? { pairs, clusters: await measureClusters(prepared, clusters, labels.judge) } : null;
  endStage();
  options.onStage?.('done');
  await clusters.drop();
  return {
    model: trained.model,
    proposed,
    keys: settled.map(({ table, key, unnamed }) => ({ source: table.name, key, unnamed })),
    records: prepared.records.rows,
    rules: counts.filter((_, position) => prepared.rules[position]?.predicts),
    candidatePairs: trained.scored.rows,
    links: linked.rows,
    entities: count,
    checks: trained.checks,
    lineage,
    accuracy,
    unmeasured: accuracy ? null : labels ? 'NO_SAME_PAIR' : 'NO_LABELS',
    stages,
    prepared,
    weighed,
    linked,
    entityTable: entities,
    [Symbol.asyncDispose]: async () => {
      for (const table of [weighed, trained.scored, linked, entities]) await table.drop();
      await prepared[Symbol.asyncDispose]();
    },
  };
}

/** Of the run before what is still known by its key: the next run may have another record in the place of one that has none. */
function ofNamedRecords(previous: Sql, settled: readonly SettledTable[]): Sql {
  const named = settled.flatMap(({ table, key, unnamed }) => {
    if (key === null) return [];
    const by = unnamed > 0 ? sql` and record_key not like '#%'` : sql``;
    return [sql`(source = ${table.name}${by})`];
  });
  return sql`select source, record_key, entity_id from (${previous}) p where ${named.length > 0 ? or(...named) : sql`false`}`;
}

/** The pairs from the model's threshold on; where sources hold each thing once, only those that are in one cluster, for of several partners one at most is right. */
function linkedPairs(engine: Engine, weighed: WorkTable, clusters: WorkTable, model: LinkModel): Promise<WorkTable> {
  const together = sql`join ${clusters.name} a on a.rid = p.l join ${clusters.name} b on b.rid = p.r and b.cluster = a.cluster`;
  return engine.materialize(
    'link_linked',
    sql`select p.* from ${weighed.name} p ${model.duplicateFree ? together : sql``} where p.weight >= cast(${weightOf(model.threshold)} as double)`,
  );
}

async function settleModel(
  engine: Engine,
  settled: readonly SettledTable[],
  options: LinkRunOptions,
): Promise<{ tables: LinkTable[]; model: LinkModel; proposed: boolean }> {
  if (options.model) {
    const tables = nameColumns(settled, options.model, engine.dialect);
    return { tables, model: await withWordRarity(engine, tables, options.model, options), proposed: false };
  }
  const texts = reasonTexts[options.language ?? 'en'];
  const aligned = await alignColumns(engine, settled, texts, options);
  if (aligned.columns.length === 0)
    throw new LinkageError('LINK_NOTHING_TO_COMPARE', 'The tables have no column in common', {
      place: aligned.reasons.join('; '),
      remedy: 'Give columns that hold the same one name, or write a model that says what each table calls them',
    });
  const model = await proposeModel(engine, aligned.tables, {
    ...options,
    columns: aligned.columns,
    semanticTypes: aligned.semanticTypes,
  });
  const proposed = {
    ...model,
    ...(Object.keys(aligned.names).length > 0 && { columns: aligned.names }),
    reasons: [...aligned.reasons, ...(model.reasons ?? [])],
  };
  if (settled.length < 2 || options.kind || options.duplicateFree) return { tables: aligned.tables, model: proposed, proposed: true };
  const free = await duplicateFreeSources(engine, aligned.tables, proposed, options, texts);
  return { tables: aligned.tables, model: holdingOnce(proposed, free, settled.length), proposed: true };
}

/** The model with how many things are expected in both sources, where that was found. */
function withPartners({ model, partners }: Trained, sources: readonly string[], texts: ReasonTexts): LinkModel {
  return partners === null ? model : { ...model, reasons: [...(model.reasons ?? []), texts.partners(sources, partners)] };
}

/** The model with what was found of the sources' own duplicates: pairs within a source are left out where none has any. */
function holdingOnce(model: LinkModel, free: Awaited<ReturnType<typeof duplicateFreeSources>>, sources: number): LinkModel {
  if (free.length === 0) return model;
  const reasons = free.map(({ reason }) => reason);
  const kind = free.length === sources ? 'link' : model.kind;
  return { ...model, kind, duplicateFree: free.map(({ source }) => source), reasons: [...(model.reasons ?? []), ...reasons] };
}

async function countEntities(engine: Engine, clusters: WorkTable): Promise<number> {
  const { entities } = await engine.one<{ entities: number }>(sql`select count(distinct cluster) as entities from ${clusters.name}`);
  return entities;
}
