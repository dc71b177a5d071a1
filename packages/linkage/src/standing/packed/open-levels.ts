import { type IngestColumn, id, join, type Sql, sql } from '@sogoc/engine';
import { columnsOf } from '../../compare/compiled-comparison.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { longer } from './link-graph.ts';

/** Codes of two values, each in halves. */
const columns: readonly IngestColumn[] = ['comparison', 'place', 'l_high', 'l_low', 'r_high', 'r_low'].map((name) => ({ name, type: 'integer' }));

/** Pairs of values whose levels the engine is asked for in one statement, each once. */
export class OpenLevels {
  readonly #prepared: Prepared;
  readonly #columns = columns.map(() => new Int32Array(1024));
  #count = 0;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  /** @param cells where the codes are, each in halves, the high one first. @returns the pair's place in the answer. */
  ask(comparison: number, cells: Int32Array, l: number, r: number): number {
    const place = this.#count;
    if (place === this.#columns[0]?.length) for (const [at, column] of this.#columns.entries()) this.#columns[at] = longer(column, place * 2);
    const row = [comparison, place, cells[l], cells[l + 1], cells[r], cells[r + 1]];
    for (const [at, value] of row.entries()) (this.#columns[at] ?? new Int32Array(0))[place] = value ?? 0;
    this.#count += 1;
    return place;
  }

  /** The levels in the order of asking; 0: nothing can be compared. */
  async find(): Promise<Int32Array> {
    const { engine, comparisons, dictionaries, options } = this.#prepared;
    const levels = new Int32Array(this.#count);
    if (this.#count === 0) return levels;
    const rows = this.#columns.map((column) => column.subarray(0, this.#count));
    await using asked = await engine.ingestNumbers('link_open', columns, [rows], options);
    const open = [...new Set(rows[0])];
    const pairs = sql`select comparison, place, ${this.#whole('l')} as l, ${this.#whole('r')} as r from ${asked.name}`;
    // The values needed are looked for first, so that no hash table of all is built.
    const needed = open.map((i) => {
      const codes = sql`select l as code from pairs where comparison = ${i} union select r from pairs where comparison = ${i}`;
      return sql`${id(`v${i}`)} as materialized (select * from ${dictionaries[i]?.name ?? id('none')} where code in (${codes}))`;
    });
    const graded = open.flatMap((i) => {
      const level = comparisons[i]?.level(columnsOf('a'), columnsOf('b'));
      const found = sql`from pairs p join ${id(`v${i}`)} a on a.code = p.l join ${id(`v${i}`)} b on b.code = p.r where p.comparison = ${i}`;
      return level ? [sql`select p.place, ${engine.dialect.cast(level, 'integer')} as level ${found}`] : [];
    });
    const query = sql`with pairs as materialized (${pairs}), ${join(needed)} ${join(graded, sql` union all `)}`;
    for await (const [places, found] of engine.streamNumbers(query, options))
      for (const [row, place] of (places ?? []).entries()) levels[place] = found?.[row] ?? 0;
    return levels;
  }

  #whole(side: 'l' | 'r'): Sql {
    const [high, low] = [sql`${id(`${side}_high`)}`, sql`${id(`${side}_low`)}`];
    return sql`${this.#prepared.engine.dialect.cast(high, 'bigint')} * 4294967296 + case when ${low} < 0 then ${low} + 4294967296 else ${low} end`;
  }
}
