import { createHash } from 'node:crypto';
import { type Sql, sql } from '@sogoc/engine';

/** A choice and how often it occurs against the others. */
export type Weighted = readonly (readonly [value: string, weight: number])[];

/**
 * Chance without state: every draw is a hash of (seed, purpose, entity), computed in SQL. The same seed gives the same world whatever the number of
 * threads or the order of rows, and a new purpose never moves the draws of another.
 */
export class Dice {
  readonly #seed: number;
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A number in [0, 1) for an entity (SQL of a non-negative integer) and a purpose. */
  u(entity: Sql, purpose: string): Sql {
    return sql`((${this.#bits(entity, purpose)} >> 11)::double / 9007199254740992)`;
  }

  /** A whole number from 0 to n - 1; `n` may be SQL. */
  int(entity: Sql, purpose: string, n: number | Sql): Sql {
    return sql`(${this.#bits(entity, purpose)} % (${n})::ubigint)::bigint`;
  }

  /** True for that share (0..1) of entities. */
  chance(entity: Sql, purpose: string, share: number): Sql {
    return sql`(${this.u(entity, purpose)} < ${share})`;
  }

  /** One of the values, all equally likely. */
  pick(entity: Sql, purpose: string, values: readonly string[]): Sql {
    if (values.length === 0) throw new RangeError(`Nothing to choose from for ${purpose}`);
    return sql`(${values}[1 + ${this.int(entity, purpose, values.length)}])`;
  }

  /** One of the values by weight. */
  weighted(entity: Sql, purpose: string, choices: Weighted): Sql {
    return this.pick(entity, purpose, spread(choices));
  }

  #bits(entity: Sql, purpose: string): Sql {
    const mask = createHash('sha256').update(`${this.#seed}\u0000${purpose}`).digest().readBigUInt64BE() >> 1n;
    return sql`hash(xor((${entity})::ubigint, ${mask}::ubigint))`;
  }
}

/** The values repeated by weight (each at least once), so that a draw of one place follows the weights. */
function spread(choices: Weighted): string[] {
  const resolution = choices.length > 12 ? 2000 : 200;
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  return choices.flatMap(([value, weight]) => Array<string>(Math.max(1, Math.round((weight / total) * resolution))).fill(value));
}
