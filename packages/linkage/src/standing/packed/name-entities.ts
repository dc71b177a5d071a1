import { hash } from 'node:crypto';
import type { Prepared } from '../../prepare/prepared.ts';
import type { EntityTables } from './entity-tables.ts';
import { readKeys } from './read-keys.ts';

/** A new entity that needs a name: its number, and the record that it is named after. */
export interface Unnamed {
  entity: number;
  first: number;
}

/** What names are made of, and when. */
export interface Naming {
  prepared: Prepared;
  tables: EntityTables;
  /** The position of a record's source. */
  sourceOf: (rid: number) => number;
  /** Keys of records that were read before. */
  keys: ReadonlyMap<number, string>;
  /** How many entities there were in the components concerned. */
  known: number;
  /** May any id be in use? Else only those made with a salt before. */
  mayClash: boolean;
  /** Ids with a salt that were made so far; those made now are added. */
  salted: Set<string>;
}

/**
 * Ids for new entities, as `assignEntityIds` makes them, and never one that is in use.
 * @param olds those named after records that were there before. @param fresh ids of the others, which are stored. @returns ids by number, which are stored.
 */
export async function nameEntities(
  naming: Naming,
  olds: readonly Unnamed[],
  fresh: ReadonlyMap<number, string>,
): Promise<ReadonlyMap<number, string>> {
  const { prepared, tables, sourceOf, known, mayClash, salted } = naming;
  const ids = new Map(fresh);
  const keys = new Map(naming.keys);
  const readAll = async (rids: readonly number[]): Promise<void> => {
    const unread = rids.filter((rid) => !keys.has(rid));
    for (const [rid, key] of await readKeys(prepared, unread)) keys.set(rid, key);
  };
  await readAll(olds.map(({ first }) => first));
  const firstOf = new Map(olds.map(({ entity, first }) => [entity, first]));
  const idOf = (entity: number, salt = ''): string => {
    const first = firstOf.get(entity) ?? entity;
    return `e${hash('md5', `${prepared.sources[sourceOf(first)] ?? ''}\u001f${keys.get(first) ?? ''}${salt}`)}`;
  };
  const give = async (entities: readonly number[], saltOf: (entity: number) => string): Promise<void> => {
    const given = new Map(entities.map((entity) => [entity, idOf(entity, saltOf(entity))]));
    for (const [entity, id] of given) ids.set(entity, id);
    await tables.name(given);
  };
  // A record that was there before and does not give its entity its number may have given its id to another.
  const saltAtOnce = new Set(mayClash ? [] : olds.flatMap(({ entity, first }) => (entity === first ? [] : [entity])));
  const saltedNow = new Set(saltAtOnce);
  await give(
    olds.map(({ entity }) => entity),
    (entity) => (saltAtOnce.has(entity) ? `:${known}` : ''),
  );
  for (let salt = known; ; salt += 1) {
    const clashes = mayClash ? await tables.clashes(ids) : [...saltedNow].filter((entity) => salted.has(ids.get(entity) ?? ''));
    if (clashes.length === 0) break;
    await readAll(clashes.map((entity) => firstOf.get(entity) ?? entity));
    for (const entity of clashes) saltedNow.add(entity);
    await give(clashes, () => `:${salt}`);
  }
  for (const entity of saltedNow) salted.add(ids.get(entity) ?? '');
  return ids;
}
