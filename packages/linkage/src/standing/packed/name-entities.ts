import { hash } from 'node:crypto';
import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { newId } from '../../cluster/entity-ids.ts';
import { named } from '../../evaluate/truth.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals } from '../standing.ts';
import type { EntityRow, EntityRows } from './entity-rows.ts';

/** A new entity: the record that it is named after, and whether another may have that one's own id. */
export interface Unnamed {
  first: number;
  isTaken: boolean;
}

/** Ids of new entities by the record that they are named after. */
export interface Names {
  /** Those named after records that were there before. */
  old: ReadonlyMap<number, string>;
  /** Those named after new records: rid, id. Who asked drops it. */
  fresh: WorkTable;
}

/**
 * Ids for new entities, as `assignEntityIds` makes them, and never one that is in use.
 * @param known how many entities there were in the components concerned. @param mayClash may any id be in use? Else only those told. @param salted ids with a salt made so far; those made now are added.
 */
export async function nameEntities(
  prepared: Prepared,
  entities: WorkTable,
  arrivals: Arrivals,
  unnamed: readonly Unnamed[],
  rows: EntityRows,
  known: number,
  mayClash: boolean,
  salted: Set<string>,
): Promise<Names> {
  const olds = unnamed.filter(({ first }) => first < arrivals.from);
  const read = await rows.read(olds.map(({ first }) => first));
  const firsts = Int32Array.from(unnamed.flatMap(({ first }) => (first < arrivals.from ? [] : [first])));
  await using asked = await prepared.engine.ingestNumbers('link_firsts', [{ name: 'rid', type: 'integer' }], [[firsts]], prepared.options);
  const salts = new Map<number, string>();
  for (const { first, isTaken } of olds) if (isTaken && !mayClash) salts.set(first, `:${known}`);
  for (let salt = known; ; salt += 1) {
    const old = new Map(olds.map(({ first }) => [first, idOf(read.get(first), salts.get(first))]));
    const fresh = await freshIds(prepared, arrivals.raw, asked, salts);
    const clashes = mayClash
      ? await findClashes(prepared, entities, fresh, old)
      : [...old].flatMap(([first, id]) => (salts.has(first) && salted.has(id) ? [first] : []));
    if (clashes.length === 0) {
      for (const first of salts.keys()) salted.add(old.get(first) ?? '');
      return { old, fresh };
    }
    await fresh.drop();
    for (const first of clashes) salts.set(first, `:${salt}`);
  }
}

/** As `newId` in the engine. */
const idOf = (row: EntityRow | undefined, salt = ''): string => `e${hash('md5', `${row?.source}\u001f${row?.record_key}${salt}`)}`;

function freshIds({ engine, sources, options }: Prepared, raw: WorkTable, asked: WorkTable, salts: ReadonlyMap<number, string>): Promise<WorkTable> {
  const cases = [...salts].map(([rid, salt]) => sql`when ${rid} then ${salt}`);
  const salt: Sql = cases.length === 0 ? sql`''` : sql`case rid ${join(cases, sql` `)} else '' end`;
  return engine.materialize(
    'link_fresh',
    sql`select rid, ${newId(sql`name`, sql`key`, salt, engine.dialect)} as id from ${named({ engine, options, sources, records: raw })} raw
        where rid in (select rid from ${asked.name})`,
    options,
  );
}

/** The records whose ids are in use. */
async function findClashes(
  { engine, options }: Prepared,
  entities: WorkTable,
  fresh: WorkTable,
  old: ReadonlyMap<number, string>,
): Promise<number[]> {
  const columns = [
    { name: 'rid', type: 'integer' as const },
    { name: 'id', type: 'text' as const },
  ];
  await using given = await engine.ingest('link_named', columns, [[...old]], options);
  const ids = sql`select rid, id from ${fresh.name} union all select rid, id from ${given.name}`;
  const rows = await engine.all<{ rid: number }>(sql`select distinct f.rid from ${entities.name} e join (${ids}) f on f.id = e.entity_id`, options);
  return rows.map(({ rid }) => rid);
}
