import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import type { Components } from './connected-components.ts';

/** Pairs of the scored table that can matter to clusters: from this weight on, and below minus this one. */
export const contradiction = -3;

/** What links put together, and what may speak against it. */
export interface Linked {
  components: Components;
  /** l, r, weight. */
  evidence: Sql;
  /** l, r, same. */
  decided: WorkTable | null;
  /** Sources by position without duplicates of their own. */
  exclusive: readonly number[];
  splitChains: boolean;
  /** Only these records: a query with rid. */
  within: Sql | undefined;
}

/** Components, by their smallest record, that hold a pair decided to be different, two records of a source without duplicates, or a pair that speaks against. */
export async function troubledComponents(prepared: Prepared, linked: Linked): Promise<Set<number>> {
  const { engine, records, options } = prepared;
  const { components, evidence, decided, exclusive, splitChains, within } = linked;
  const troubled = new Set<number>();
  const against: Sql[] = [];
  if (splitChains) against.push(sql`select l, r from ${evidence} p where p.weight < ${contradiction}`);
  if (decided) against.push(sql`select l, r from ${decided.name} where not same`);
  for (const pairs of against)
    for await (const [l, r] of engine.streamNumbers(pairs, options))
      for (let row = 0; row < (l?.length ?? 0); row += 1) {
        const cluster = components[l?.[row] ?? 0] ?? 0;
        if (cluster !== 0 && cluster === components[r?.[row] ?? 0]) troubled.add(cluster);
      }
  const among = within ? sql` and rid in (${within})` : sql``;
  for (const source of exclusive) {
    const isSeen = new Uint8Array(components.length);
    for await (const [rids] of engine.streamNumbers(sql`select rid from ${records.name} where source = ${source}${among}`, options))
      for (const rid of rids ?? []) {
        const cluster = components[rid] ?? 0;
        if (isSeen[cluster] !== 0) troubled.add(cluster);
        isSeen[cluster] = 1;
      }
  }
  // No component, but what records without links have.
  troubled.delete(0);
  return troubled;
}
