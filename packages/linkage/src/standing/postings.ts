import { id, type PreparedQuery, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { blockOf } from '../blocking/rule-pairs.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { candidatesIn, ownBlocks } from './look-up-query.ts';
import type { AskedRecord, Neighbours } from './neighbours.ts';

/** A hash that names a block. */
type Block = bigint | number;

/** By rule a table rid, block in the order of blocks, so that a block is found without reading the others. */
export class Postings implements Neighbours {
  readonly shareOf = undefined;
  readonly #prepared: Prepared;
  readonly #tables: ReadonlyMap<PlacedRule, WorkTable>;
  readonly #columns: readonly string[];
  readonly #own: PreparedQuery<Record<string, Block | Block[] | null>>;

  private constructor(
    prepared: Prepared,
    tables: ReadonlyMap<PlacedRule, WorkTable>,
    columns: readonly string[],
    own: PreparedQuery<Record<string, Block | Block[] | null>>,
  ) {
    this.#prepared = prepared;
    this.#tables = tables;
    this.#columns = columns;
    this.#own = own;
  }

  /** Lays out all records. */
  static async open(prepared: Prepared): Promise<Postings> {
    const { engine, rules, options } = prepared;
    const tables = new Map<PlacedRule, WorkTable>();
    for (const rule of rules.filter((one) => one.predicts))
      tables.set(rule, await engine.materialize('link_postings', sql`${blocksFrom(prepared, rule)} order by block`, options));
    const { columns, query } = ownBlocks(prepared);
    return new Postings(prepared, tables, columns, await engine.prepare(query));
  }

  async of(record: AskedRecord): Promise<number[]> {
    const [own] = await this.#own.all(this.#columns.map((column) => record[column] ?? null));
    const blocks = [...this.#tables].flatMap(([rule, postings]) =>
      [own?.[`b${rule.position}`] ?? []].flat().flatMap((block) => (block === null ? [] : [{ postings, block }])),
    );
    if (blocks.length === 0) return [];
    const found = await this.#prepared.engine.all<{ rid: number }>(candidatesIn(blocks));
    return found.map(({ rid }) => rid);
  }

  async change(gone: WorkTable, from: number): Promise<void> {
    const { engine, options } = this.#prepared;
    for (const [rule, table] of this.#tables) {
      if (gone.rows > 0) await engine.run(sql`delete from ${table.name} where rid in (select rid from ${gone.name})`, options);
      await engine.run(sql`insert into ${table.name} ${blocksFrom(this.#prepared, rule)} and rid >= ${from}`, options);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#own[Symbol.asyncDispose]();
    for (const table of this.#tables.values()) await table.drop();
  }
}

function blocksFrom(prepared: Prepared, rule: PlacedRule): Sql {
  const block = rule.exploded ? id('block') : blockOf(prepared, rule);
  return sql`select rid, ${block} as block from ${rule.exploded?.name ?? prepared.records.name} where ${block} is not null`;
}
