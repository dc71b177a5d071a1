import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { LinkageError } from '../error.ts';
import type { Numbered, Prepared } from '../prepare/prepared.ts';

/**
 * What is known to be so. `entities`: the entity of records (a query with source, key, entity); records that are not in it are not judged.
 * `pairs`: judged pairs (a query with left_source, left_key, right_source, right_key, same as boolean).
 */
export type Truth = { kind: 'entities'; relation: Sql } | { kind: 'pairs'; relation: Sql };

/** The judged pairs by record id: l, r (l < r), same. For entities only the pairs that are the same. */
export async function judgedPairs(prepared: Prepared, truth: Truth): Promise<WorkTable> {
  const { engine, records } = prepared;
  if (truth.kind === 'entities') {
    const known = await knownEntities(prepared, truth);
    const apart = prepared.model.kind === 'link' ? sql`a.source <> b.source` : sql`true`;
    return engine.materialize(
      'link_truth',
      sql`select a.rid as l, b.rid as r, true as same from ${known.name} a join ${known.name} b on a.entity = b.entity where a.rid < b.rid and ${apart}`,
    );
  }
  const pairs = await engine.materialize(
    'link_truth',
    sql`select least(a.rid, b.rid) as l, greatest(a.rid, b.rid) as r, bool_or(t.same) as same
        from (${truth.relation}) t join ${named(prepared)} a on a.name = t.left_source and a.key = t.left_key
          join ${named(prepared)} b on b.name = t.right_source and b.key = t.right_key
        where a.rid <> b.rid group by 1, 2`,
  );
  if (pairs.rows === 0 && records.rows > 0)
    throw new LinkageError('LINK_LABELS_UNKNOWN', 'No label names two records of the tables', {
      remedy:
        'Source names and keys of the labels must be those of the tables: name the key by --key, the columns source, key, entity or left_key, right_key, same',
    });
  return pairs;
}

/** Known entities by record id: rid, source, entity. */
export async function knownEntities(prepared: Prepared, truth: Truth & { kind: 'entities' }): Promise<WorkTable> {
  const known = await prepared.engine.materialize(
    'link_entities',
    sql`select a.rid, a.source, t.entity from (${truth.relation}) t join ${named(prepared)} a on a.name = t.source and a.key = t.key where t.entity is not null`,
  );
  if (known.rows === 0)
    throw new LinkageError('LINK_LABELS_UNKNOWN', 'No label names a record of the tables', {
      remedy:
        'Source names and keys of the labels must be those of the tables: name the key by --key, the columns source, key, entity or left_key, right_key, same',
    });
  return known;
}

/** The records with the name of their source: rid, source, name, key. */
export function named(prepared: Numbered): Sql {
  return sql`(select rid, source, ${nameOf(sql`source`, prepared.sources)} as name, key from ${prepared.records.name})`;
}

/** The name of a source. @param source its position among all. */
export const nameOf = (source: Sql, names: readonly string[]): Sql =>
  sql`case ${source} ${join(
    names.map((name, position) => sql`when ${position} then ${name}`),
    sql` `,
  )} end`;
