import { type Engine, id, type Sql, sql } from '@sogoc/engine';
import { LinkageError } from '../error.ts';
import type { Truth } from './truth.ts';

const ends = { left: ['_l', '_left'], right: ['_r', '_right'], before: { left: ['left_', 'l_'], right: ['right_', 'r_'] } };

/** What the columns of a table of labels are taken for. */
export type LabelColumns =
  | { kind: 'pairs'; left: string; right: string; leftSource: string | undefined; rightSource: string | undefined; same: string | undefined }
  | { kind: 'entities'; key: string; entity: string; source: string | undefined };

const isSource = (column: string): boolean => /source|dataset|table|nguon/i.test(column);

/** @returns null where the columns are not understood. */
export function labelColumns(columns: readonly string[], keys: readonly string[] = []): LabelColumns | null {
  const side = (which: 'left' | 'right'): string[] =>
    columns.filter(
      (column) =>
        ends[which].some((end) => column.toLowerCase().endsWith(end)) || ends.before[which].some((start) => column.toLowerCase().startsWith(start)),
    );
  const [ofLeft, ofRight] = [side('left'), side('right')];
  const left = ofLeft.find((column) => !isSource(column));
  const right = ofRight.find((column) => !isSource(column));
  if (left && right) {
    const same = columns.find(
      (column) => !ofLeft.includes(column) && !ofRight.includes(column) && /same|match|score|label|prob|trung|khop/i.test(column),
    );
    return { kind: 'pairs', left, right, leftSource: ofLeft.find(isSource), rightSource: ofRight.find(isSource), same };
  }
  const entity = columns.find((column) => /^(entity|entity_id|cluster|cluster_id|person_id|truth|true_id|group)$/i.test(column)) ?? columns.at(-1);
  const key =
    columns.find((column) => column !== entity && keys.includes(column)) ?? columns.find((column) => column !== entity && !isSource(column));
  return entity && key ? { kind: 'entities', key, entity, source: columns.find(isSource) } : null;
}

/**
 * Understands a table of labels by its columns. Judged pairs: two columns for the keys, left and right (`left_key`, `unique_id_l` ...), two for the sources
 * where there are several, and one for the judgement (true/false, 1/0, a score from 0.5 on). Entities: a key, a source where there are several, and the
 * entity (`entity_id`, `cluster` ...).
 * @param sources names of the linked tables; the first stands where labels name none.
 * @param keys names of the tables' key columns, to find the key of entities.
 * @throws LinkageError `LINK_LABELS_INVALID` where the columns are not understood.
 */
export function readLabels(
  engine: Engine,
  relation: Sql,
  columns: readonly string[],
  sources: readonly string[],
  keys: readonly string[] = [],
): Truth {
  const { dialect } = engine;
  const text = (column: string): Sql => dialect.trim(dialect.cast(sql`${id(column)}`, 'text'));
  const sourceSql = (column: string | undefined): Sql => (column && sources.length > 1 ? text(column) : sql`${sources[0] ?? ''}`);
  const found = labelColumns(columns, keys);
  if (!found)
    throw new LinkageError('LINK_LABELS_INVALID', 'The columns of the labels are not understood', {
      place: `labels: ${columns.join(', ')}`,
      remedy: 'Give the columns left_source, left_key, right_source, right_key, same; or source, key, entity',
    });
  if (found.kind === 'entities')
    return {
      kind: 'entities',
      relation: sql`select ${sourceSql(found.source)} as source, ${text(found.key)} as key, ${text(found.entity)} as entity from ${relation}`,
    };
  const { left, right, leftSource, rightSource, same: judgement } = found;
  const same = judgement
    ? sql`coalesce(${dialect.tryCast(text(judgement), 'double')} >= 0.5, ${dialect.lower(text(judgement))} in ('true', 't', 'yes', 'same'))`
    : sql`true`;
  return {
    kind: 'pairs',
    relation: sql`select ${sourceSql(leftSource)} as left_source, ${text(left)} as left_key,
      ${sourceSql(rightSource)} as right_source, ${text(right)} as right_key, ${same} as same from ${relation}`,
  };
}

/** Two halves of labels, for training and for judging: by the entity, or by the left record. The same on every run. */
export function splitLabels(engine: Engine, truth: Truth): { train: Truth; judge: Truth } {
  const by = truth.kind === 'entities' ? sql`${engine.dialect.cast(sql`entity`, 'text')}` : sql`left_key`;
  const half = (which: number): Sql => sql`select * from (${truth.relation}) labels where ${engine.dialect.hash64(by)} % 2 = ${which}`;
  return { train: { ...truth, relation: half(0) }, judge: { ...truth, relation: half(1) } };
}
