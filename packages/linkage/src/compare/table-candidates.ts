import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { countedPairs } from '../blocking/candidate-pairs.ts';
import { type Reach, reachingPairs } from '../predict/reach.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import type { Candidates } from './candidates.ts';
import { isDrawn } from './draw.ts';

/** Candidates that are stored in a table of the engine, which goes with them. */
export class TableCandidates implements Candidates {
  readonly #prepared: Prepared;
  readonly #table: WorkTable;

  constructor(prepared: Prepared, table: WorkTable) {
    this.#prepared = prepared;
    this.#table = table;
  }

  get rows(): number {
    return this.#table.rows;
  }

  sizes(): Promise<{ rules: number; pairs: number }[]> {
    return this.#prepared.engine.all(
      sql`select rules, count(*) as pairs from ${this.#table.name} group by rules order by rules`,
      this.#prepared.options,
    );
  }

  draw(drawn: ReadonlyMap<number, number>): Promise<WorkTable> {
    const cases = [...drawn].map(([rules, below]) => sql` when ${rules} then ${below}`);
    const below = cases.length === 0 ? sql`0` : sql`case rules${join(cases, sql``)} else 0 end`;
    return this.#some('link_drawn', sql`select * from ${this.#table.name} where ${isDrawn(sql`l`, sql`r`, below)}`);
  }

  reaching(reach: Reach): Promise<WorkTable> {
    return this.#some('link_reachable', reachingPairs(this.#prepared, reach, this.#table));
  }

  within(clusters: Sql): Promise<WorkTable> {
    return this.#some(
      'link_inside',
      sql`select s.* from ${this.#table.name} s join (${clusters}) a on a.rid = s.l join (${clusters}) b on b.rid = s.r and b.cluster = a.cluster`,
    );
  }

  countTogether(rules: readonly PlacedRule[]): Promise<number> {
    return countTogether(this.#prepared, rules);
  }

  drop(): Promise<void> {
    return this.#table.drop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.drop();
  }

  #some(hint: string, query: Sql): Promise<WorkTable> {
    return this.#prepared.engine.materialize(hint, query, this.#prepared.options);
  }
}

/** How many pairs some rules find together, counted in the engine. */
export async function countTogether(prepared: Prepared, rules: readonly PlacedRule[]): Promise<number> {
  const { pairs } = await prepared.engine.one<{ pairs: number }>(countedPairs(prepared, rules), prepared.options);
  return pairs;
}
