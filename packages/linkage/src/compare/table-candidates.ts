import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { countedPairs } from '../blocking/candidate-pairs.ts';
import type { Reach } from '../predict/best-weight.ts';
import { reachingPairs } from '../predict/reach.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import type { Candidates, PatternRow } from './candidates.ts';
import { isDrawn } from './draw.ts';
import { drawnBelow } from './draw-number.ts';
import { comparePairs } from './score-pairs.ts';

/** Candidates that are stored in a table of the engine, which goes with them. */
export class TableCandidates implements Candidates {
  readonly #prepared: Prepared;
  #table: WorkTable;

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

  async countPatterns(drawn: ReadonlyMap<number, number>): Promise<PatternRow[]> {
    const { engine, options } = this.#prepared;
    const whole = [...drawn.values()].every((below) => below === drawnBelow);
    const compared = whole ? await this.#lookAtAll() : await this.#draw(drawn);
    const rows = await engine.all<PatternRow & object>(
      sql`select rules, pattern, count(*) as pairs from ${compared.name} group by rules, pattern`,
      options,
    );
    if (!whole) await compared.drop();
    return rows;
  }

  async reaching(reach: Reach): Promise<WorkTable> {
    const { engine, options } = this.#prepared;
    const possible = await this.#some('link_reachable', reachingPairs(this.#prepared, reach, this.#table));
    const { open } = await engine.one<{ open: number }>(sql`select coalesce(max(open), 0) as open from ${possible.name}`, options);
    if (open === 0) return possible;
    const compared = await comparePairs(this.#prepared, possible);
    await possible.drop();
    if (reach.weight === Number.NEGATIVE_INFINITY) return compared;
    const likely = await this.#some('link_reachable', reachingPairs(this.#prepared, reach, compared));
    await compared.drop();
    return likely;
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

  /** Afterwards the table has nothing open. */
  async #lookAtAll(): Promise<WorkTable> {
    const compared = await comparePairs(this.#prepared, this.#table);
    await this.#table.drop();
    this.#table = compared;
    return compared;
  }

  async #draw(drawn: ReadonlyMap<number, number>): Promise<WorkTable> {
    const cases = [...drawn].map(([rules, below]) => sql` when ${rules} then ${below}`);
    const below = cases.length === 0 ? sql`0` : sql`case rules${join(cases, sql``)} else 0 end`;
    await using sample = await this.#some('link_drawn', sql`select * from ${this.#table.name} where ${isDrawn(sql`l`, sql`r`, below)}`);
    return await comparePairs(this.#prepared, sample);
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
