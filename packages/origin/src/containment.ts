import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Field, hashColumn } from './field.ts';
import type { HashTable } from './hash-tables.ts';

/** How many distinct values fields share, exactly (up to collisions of a 63-bit hash). */
export interface Containment {
  /** Distinct values of a field. */
  distinct(field: Field): number;
  shared(a: Field, b: Field): number;
  /** Share 0..1 of a's distinct values that b holds too. */
  contained(a: Field, b: Field): number;
}

/**
 * Containment of every field in every other in one pass: each distinct value gets the list of the fields that hold it, and equal lists are counted
 * together (after the inclusion dependency discovery of De Marchi et al., EDBT 2002).
 */
export async function measureContainment(engine: Engine, tables: readonly HashTable[], options: RunOptions): Promise<Containment> {
  const shared = new Map<number, Map<number, number>>();
  await using held = await engine.materialize('origin_values', sql`select 0 as field, cast(0 as bigint) as h where false`, options);
  for (const { fields, rows } of tables) {
    for (const some of inGroups(fields))
      await engine.run(
        sql`insert into ${held.name} ${join(
          some.map((field) => distinctValues(field, rows)),
          sql` union all `,
        )}`,
        options,
      );
  }
  for await (const batch of engine.stream<{ fields: number[]; n: number }>(heldTogether(held, engine.dialect), options)) {
    for (const { fields, n } of batch) count(shared, fields, n);
  }
  const get = (a: Field, b: Field): number => shared.get(a.index)?.get(b.index) ?? 0;
  return {
    distinct: (field) => get(field, field),
    shared: get,
    contained: (a, b) => (get(a, a) === 0 ? 0 : get(a, b) / get(a, a)),
  };
}

/** Statements of few fields: planning grows faster than their number. */
const fieldsAtOnce = 50;

function inGroups(fields: readonly Field[]): Field[][] {
  return Array.from({ length: Math.ceil(fields.length / fieldsAtOnce) }, (_, at) => fields.slice(at * fieldsAtOnce, (at + 1) * fieldsAtOnce));
}

function distinctValues(field: Field, rows: WorkTable): Sql {
  const hash = id(hashColumn(field));
  return sql`select ${field.index} as field, ${hash} as h from ${rows.name} where ${hash} is not null group by ${hash}`;
}

function heldTogether(held: WorkTable, dialect: Dialect): Sql {
  const fields = dialect.listAgg(sql`field`, sql`field`);
  return sql`select fields, cast(count(*) as bigint) as n from (select ${fields} as fields from ${held.name} group by h) group by fields`;
}

function count(shared: Map<number, Map<number, number>>, fields: readonly number[], n: number): void {
  for (const a of fields) {
    const row = shared.get(a) ?? new Map<number, number>();
    for (const b of fields) row.set(b, (row.get(b) ?? 0) + n);
    shared.set(a, row);
  }
}
