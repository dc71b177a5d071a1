import { type Dialect, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { named, nameOf } from '../evaluate/truth.ts';
import type { Numbered } from '../prepare/prepared.ts';

/** What happened to an entity or a record since the run before. */
export interface LineageEvent {
  /**
   * `created`: a new id; `merged`: an id ended because most of its records are now under another; `split`: records left an id that goes on; `ended`: none
   * of an id's records is there any more.
   */
  event: 'created' | 'merged' | 'split' | 'ended';
  entityId: string;
  /** Where the records went (merged, split). */
  otherId: string | null;
  records: number;
}

export interface Entities {
  /** source (name), record_key, entity_id: a row for each record. */
  entities: WorkTable;
  lineage: LineageEvent[];
}

/**
 * Gives clusters ids that stay: a cluster keeps the id that most of its records had in the run before (each id goes to the cluster that has most of its
 * records); others get a new one. Without a run before all are new. An id is never used again for something else.
 * @param clusters rid, cluster: of all records where there was no run before.
 * @param previous the run before: a query with source, record_key, entity_id.
 * @param taken a table whose entity_id are in use besides: where only some clusters were formed again.
 */
export async function assignEntityIds(prepared: Numbered, clusters: WorkTable, previous?: Sql, taken?: Sql): Promise<Entities> {
  const { engine, options } = prepared;
  const { dialect } = engine;
  if (!previous && !taken) return { entities: await firstIds(prepared, clusters), lineage: [] };
  const before =
    previous ?? sql`select cast(null as varchar) as source, cast(null as varchar) as record_key, cast(null as varchar) as entity_id where false`;
  const known = await engine.materialize('link_previous', sql`select source, record_key, entity_id from (${before}) previous`, options);
  const current = await engine.materialize(
    'link_current',
    sql`select c.rid, c.cluster, r.name as source, r.key as record_key, k.entity_id as old_id
        from ${clusters.name} c join ${named(prepared)} r on r.rid = c.rid left join ${known.name} k on k.source = r.name and k.record_key = r.key`,
    options,
  );
  const overlaps = sql`select cluster, old_id, count(*) as n from ${current.name} where old_id is not null group by cluster, old_id`;
  const heirs = sql`select *, row_number() over (partition by old_id order by n desc, cluster) as place from (${overlaps}) shared_records`;
  const kept = sql`select cluster, old_id from (select *, row_number() over (partition by cluster order by n desc, old_id) as choice from (${heirs}) heirs where place = 1) chosen where choice = 1`;
  const salted = (salt: Sql): Sql => newId(sql`source`, sql`record_key`, salt, dialect);
  const again = salted(sql`':' || ${dialect.cast(sql`(select count(distinct entity_id) from ${known.name})`, 'text')}`);
  const first = await engine.materialize(
    'link_fresh',
    sql`select c.cluster, c.source, c.record_key, ${salted(sql`''`)} as id from ${current.name} c
        left join (${kept}) k on k.cluster = c.cluster where c.rid = c.cluster and k.cluster is null`,
    options,
  );
  const clash = (ids: Sql): Sql => sql`select f.id from ${ids} k join ${first.name} f on f.id = k.entity_id`;
  const clashes = taken
    ? sql`${clash(sql`${known.name}`)} union ${clash(taken)}`
    : sql`select distinct id from (${clash(sql`${known.name}`)}) clashes`;
  const fresh = sql`select f.cluster, case when k.id is null then f.id else ${again} end as entity_id from ${first.name} f left join (${clashes}) k on k.id = f.id`;
  const entities = await engine.materialize(
    'link_entities',
    sql`select c.rid, c.source, c.record_key, coalesce(k.old_id, f.entity_id) as entity_id, c.old_id from ${current.name} c
        left join (${kept}) k on k.cluster = c.cluster left join (${fresh}) f on f.cluster = c.cluster`,
    options,
  );
  const lineage = previous ? await traceLineage(prepared, entities, known) : [];
  for (const table of [known, current, first]) await table.drop();
  return { entities, lineage };
}

/** Ids where there are none yet: no record had one, and none can be taken. Only the first records of clusters of several are looked up. */
async function firstIds({ engine, options, records, sources }: Numbered, clusters: WorkTable): Promise<WorkTable> {
  const { dialect } = engine;
  // The beginning of what an id is made from is the same for a whole source.
  const beginnings = nameOf(
    sql`coalesce(f.source, r.source)`,
    sources.map((name) => `${name}${separator}`),
  );
  const own = idOf(sql`${beginnings} || coalesce(f.key, r.key)`, dialect);
  const firsts = sql`select c.rid, n.source, n.key from ${clusters.name} c join ${records.name} n on n.rid = c.cluster where c.cluster <> c.rid`;
  return engine.materialize(
    'link_entities',
    sql`select r.rid, ${nameOf(sql`r.source`, sources)} as source, r.key as record_key, ${own} as entity_id, cast(null as varchar) as old_id
        from ${records.name} r left join (${firsts}) f on f.rid = r.rid`,
    options,
  );
}

/** The id of a new entity, from its first record. */
export const newId = (source: Sql, key: Sql, salt: Sql, dialect: Dialect): Sql => idOf(sql`${source} || ${separator} || ${key} || ${salt}`, dialect);

/** Stands between a source and a key. */
const separator = '\u001f';

const idOf = (text: Sql, dialect: Dialect): Sql => sql`'e' || ${dialect.md5(text)}`;

async function traceLineage(prepared: Numbered, entities: WorkTable, known: WorkTable): Promise<LineageEvent[]> {
  const { engine, options } = prepared;
  const alive = sql`(select distinct entity_id from ${entities.name})`;
  const ids = sql`(select distinct entity_id from ${known.name})`;
  return engine.all<LineageEvent & object>(
    sql`select 'created' as event, e.entity_id as "entityId", cast(null as varchar) as "otherId", count(*) as records
        from ${entities.name} e left join ${ids} k on k.entity_id = e.entity_id where k.entity_id is null group by e.entity_id
      union all
        select case when a.entity_id is null then 'merged' else 'split' end, e.old_id, e.entity_id, count(*)
        from ${entities.name} e left join ${alive} a on a.entity_id = e.old_id where e.old_id <> e.entity_id group by 1, 2, 3
      union all
        select 'ended', k.entity_id, null, count(*) from ${known.name} k left join ${alive} a on a.entity_id = k.entity_id
          left join (select distinct old_id from ${entities.name}) o on o.old_id = k.entity_id
        where a.entity_id is null and o.old_id is null group by k.entity_id
      order by 1, 2, 3`,
    options,
  );
}
