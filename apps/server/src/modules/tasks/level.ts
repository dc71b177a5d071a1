import { type RawBuilder, sql } from 'kysely';
import { type Identity, scopes } from '../../access/identity.ts';

/**
 * At which level a task is told of. What a province assigns to its communes is the province's own business: it counts there and below, and the figures of the
 * country hold what the centre assigned. A task from above or from beside counts wherever it is seen.
 */
export function toldAt(levels: readonly string[]): RawBuilder<boolean> {
  if (levels.length === 1 && levels[0] === 'vn') return sql<boolean>`t.owner = 'vn'`;
  // One by one: an embedded database that has just learnt of ltree knows no arrays of it.
  const at = levels.length > 0 ? sql`array[${sql.join(levels.map((level) => sql`${level}::ltree`))}]` : sql`'{}'::ltree[]`;
  return sql<boolean>`(t.owner = any(${at}) or not ${at} @> t.owner)`;
}

/** The same, of the figures of one agency. */
export function toldOf(agencyId: string): RawBuilder<boolean> {
  if (agencyId === 'vn') return toldAt([agencyId]);
  const level = sql`(select path from agency where id = ${agencyId})`;
  return sql<boolean>`(t.owner = ${level} or not coalesce(t.owner <@ ${level}, false))`;
}

/** The agencies whose figures the caller reads: paths. */
export function levelsOf(identity: Identity): string[] {
  return [...new Set(scopes(identity, 'task.read').map(({ agency }) => agency))];
}
