import { type Engine, join, type RunOptions, sql, type WorkTable } from '@sogoc/engine';
import { previousEntities } from '../kept/previous-entities.ts';
import type { LinkedKind } from './link-kind.ts';

/**
 * The entities of linked records: source, row, record_key, description, entity_id, probability. An entity keeps the id that most of its records had in the
 * run before. The probability is that the record is the same thing as the one of its entity that it is most like; 1 where it stands alone or where others
 * say the same.
 *
 * @param previous where the run before left its crosswalk, if it did.
 */
export async function entitiesOf(
  engine: Engine,
  { kind, tables, records, pairs }: LinkedKind,
  previous: string | null,
  options: RunOptions,
): Promise<WorkTable> {
  const { dialect } = engine;
  const sources = tables.map(({ profile }) => sourceName(profile.database, profile.table));
  await using numbered = await engine.materialize(
    'crosswalk_numbered',
    sql`select ${dialect.cast(sql`row_number() over (order by source, row)`, 'integer')} as rid, source, record_key as key, row, description, cluster
      from ${records.name}`,
    options,
  );
  await using clusters = await engine.materialize(
    'crosswalk_clusters',
    sql`select rid, min(rid) over (partition by cluster) as cluster from ${numbered.name}`,
    options,
  );
  const source = sql`"database" || ${separator} || "table"`;
  await using before = previous === null ? null : await previousEntities(engine, previous, source, options, sql`entity_kind = ${kind.id}`);
  const { assignEntityIds } = await import('@sogoc/linkage');
  const { entities } = await assignEntityIds(
    { engine, options, records: numbered, sources },
    clusters,
    before ? sql`select * from ${before.name}` : undefined,
  );
  const sizes = sql`select description, count(*) as said from ${numbered.name} group by description`;
  const ends = join(
    [sql`select a as description, b as other, probability from ${pairs.name}`, sql`select b, a, probability from ${pairs.name}`],
    sql` union all `,
  );
  const places = sql`select distinct description, cluster from ${numbered.name}`;
  const near = sql`select x.description, max(e.probability) as probability from (${ends}) as e join (${places}) as x on x.description = e.description
    join (${places}) as y on y.description = e.other and y.cluster = x.cluster group by x.description`;
  const told = await engine.materialize(
    'crosswalk_entities',
    sql`select n.source, n.row, n.record_key, n.description, e.entity_id,
        case when s.said > 1 then 1 else coalesce(p.probability, 1) end as probability
      from (select rid, source, key as record_key, row, description from ${numbered.name}) as n join ${entities.name} as e on e.rid = n.rid
      join (${sizes}) as s on s.description = n.description left join (${near}) as p on p.description = n.description`,
    options,
  );
  await entities.drop();
  return told;
}

const separator = '\u001f';

const sourceName = (database: string, table: string): string => `${database}${separator}${table}`;
