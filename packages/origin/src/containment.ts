import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Field, hashColumn, textHash } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/** How many distinct values fields share: exactly (up to collisions of a 64-bit hash), or estimated where there are too many to hold. */
export interface Containment {
  /** Distinct values of a field. */
  distinct(field: Field): number;
  shared(a: Field, b: Field): number;
  /** Share 0..1 of a's distinct values that b holds too. */
  contained(a: Field, b: Field): number;
  /** One in how many values of large fields was looked at; 1: all of them. */
  readonly every: number;
}

/** Values of all fields together, beyond which large fields are sampled. */
const mostValues = 8_000_000;
/** Fields with so few values are never sampled: a sample of them says nothing. */
const fewValues = 4096;

/**
 * Containment of every field in every other in one pass: each distinct value gets the list of the fields that hold it, and equal lists are counted
 * together (after the inclusion dependency discovery of De Marchi et al., EDBT 2002). Large fields are sampled by the hash of the value, so that a value
 * is in the sample of all fields or of none (bottom-k sketches: Broder, 1997); the values of small fields are looked for in all others.
 */
export async function measureContainment(engine: Engine, tables: readonly HashTable[], options: RunOptions): Promise<Containment> {
  const fields = tables.flatMap((table) => table.fields);
  const every = sampling(fields);
  await using few = await engine.materialize('origin_few', noValues(engine.dialect), options);
  await using held = await engine.materialize('origin_values', noValues(engine.dialect), options);
  for (const table of tables) await insertAll(engine, few, table, table.fields.filter(isSmall), allValues, options);
  await engine.run(sql`insert into ${held.name} select * from ${few.name}`, options);
  for (const table of tables) {
    const large = table.fields.filter((field) => !isSmall(field));
    await insertAll(
      engine,
      held,
      table,
      large,
      (field, rows) => (every === 1 ? allValues(field, rows) : someValues(field, rows, every, few)),
      options,
    );
  }
  const counts = new Counts(new Set(fields.filter(isSmall).map(({ index }) => index)), every);
  for await (const batch of engine.stream<Held>(heldTogether(held, every, engine.dialect), options)) for (const one of batch) counts.add(one);
  const distinct = (field: Field): number =>
    Math.min(counts.get(field, field), field.columns.length === 1 ? (field.columns[0]?.distinct ?? 0) : Infinity);
  return {
    distinct,
    shared: (a, b) => counts.get(a, b),
    contained: (a, b) => Math.min(1, counts.get(a, b) / Math.max(1, distinct(a))),
    every,
  };
}

function isSmall({ columns }: Field): boolean {
  return columns.length === 1 && (columns[0]?.distinct ?? 0) <= fewValues;
}

function sampling(fields: readonly Field[]): number {
  const values = fields.reduce((sum, { columns }) => sum + Math.max(...columns.map((column) => column.distinct)), 0);
  return 2 ** Math.max(0, Math.ceil(Math.log2(values / mostValues)));
}

function noValues(dialect: Dialect): Sql {
  return sql`select 0 as field, ${textHash(sql`''`, dialect)} as h where false`;
}

/** Statements of few fields: planning grows faster than their number. */
const fieldsAtOnce = 50;

async function insertAll(
  engine: Engine,
  into: WorkTable,
  { rows }: HashTable,
  fields: readonly Field[],
  values: (field: Field, rows: WorkTable) => Sql,
  options: RunOptions,
): Promise<void> {
  for (let at = 0; at < fields.length; at += fieldsAtOnce) {
    const each = fields.slice(at, at + fieldsAtOnce).map((field) => values(field, rows));
    await engine.run(sql`insert into ${into.name} ${join(each, sql` union all `)}`, options);
  }
}

function allValues(field: Field, rows: WorkTable): Sql {
  const hash = id(hashColumn(field));
  return sql`select ${field.index} as field, ${hash} as h from ${rows.name} where ${hash} is not null group by ${hash}`;
}

function someValues(field: Field, rows: WorkTable, every: number, few: WorkTable): Sql {
  const hash = id(hashColumn(field));
  return sql`select ${field.index} as field, ${hash} as h from ${rows.name}
    where ${hash} % ${every} = 0 or ${hash} in (select h from ${few.name}) group by ${hash}`;
}

/** Fields that hold the same values, whether those values are in the sample, and how many they are. */
interface Held {
  fields: number[];
  sampled: boolean;
  n: number;
}

function heldTogether(held: WorkTable, every: number, dialect: Dialect): Sql {
  const fields = dialect.listAgg(sql`field`, sql`field`);
  return sql`select fields, sampled, cast(count(*) as bigint) as n
    from (select ${fields} as fields, h % ${every} = 0 as sampled from ${held.name} group by h) group by fields, sampled`;
}

/** Values shared by every two fields. */
class Counts {
  readonly #shared = new Map<number, Map<number, number>>();
  readonly #small: ReadonlySet<number>;
  readonly #every: number;

  constructor(small: ReadonlySet<number>, every: number) {
    this.#small = small;
    this.#every = every;
  }

  add({ fields, sampled, n }: Held): void {
    for (const a of fields) {
      const row = this.#shared.get(a) ?? new Map<number, number>();
      this.#shared.set(a, row);
      for (const b of fields) {
        const whole = this.#small.has(a) || this.#small.has(b);
        if (whole || sampled) row.set(b, (row.get(b) ?? 0) + (whole ? n : n * this.#every));
      }
    }
  }

  get(a: Field, b: Field): number {
    return this.#shared.get(a.index)?.get(b.index) ?? 0;
  }
}
