import { type Engine, type Identifier, id, join, type Sql, sql } from '@sogoc/engine';
import type { Dice } from '../random.ts';
import { TCVN3_LOST_CAPITALS } from '../write/tcvn3.ts';
import type { ColumnSpec, Planting, TableSpec } from './spec.ts';

/**
 * The engine table with what an agency keeps: `seq`, `key`, `entity_id`, `again` (the key it repeats), `test`, and by column the truth `t_`, the
 * value
 * `v_`, the cause `c_` (`kind|cause`, null where value and truth agree), and where it tells of another entity than the record, that one's number `e_`.
 */
export const planted = (database: string, table: string): Identifier => id('plant', `${database}_${table}`);

/** Derives one table of a database: the truth, what its process stored, records registered again, errors of its own. */
export async function plant(engine: Engine, dice: Dice, database: string, table: TableSpec, signal?: AbortSignal): Promise<void> {
  const place = `${database}.${table.name}`;
  const each = (make: (column: ColumnSpec) => Sql[]): Sql => join(table.columns.flatMap(make));
  const again = dice.chance(sql`seq`, `${place}/again`, table.again ?? 0);
  const after = sql`(select n + floor(n * ${(table.again ?? 0) * 1.5})::bigint + 60 from many)`;
  await engine.run(
    sql`create table ${planted(database, table.name)} as
    with base as materialized (
      select row_number() over (order by ${table.order}) as seq, (${table.entityId})::bigint as entity_id, null::bigint as again, false as test,
        ${each((column) => [
          sql`${column.truth} as ${cell('t', column)}`,
          sql`${fitting(table, column.stored ?? column.truth)} as ${cell('s', column)}`,
          sql`${column.storedCause ?? sql`null::varchar`} as ${cell('k', column)}`,
          ...(column.of ? [sql`(${column.of})::bigint as ${cell('e', column)}`] : []),
        ])}
      from ${table.from}),
    many as (select count(*) as n from base),
    rows as (
      select * from base
      union all by name select * replace ((select n from many) + row_number() over (order by ${dice.u(sql`seq`, `${place}/order`)}, seq) as seq,
        seq as again)
        from base where ${again}
      ${testRows(table, after)}),
    rolled as (select *, ${each((column) => [sql`${dice.u(sql`seq`, `${place}.${column.name}`)} as ${cell('u', column)}`])} from rows),
    drawn as (select *, ${each((column) => [sql`${fitting(table, value(dice, place, column))} as ${cell('v', column)}`])} from rolled)
    select seq, ${table.key.value(sql`seq`)} as key, entity_id, case when again is not null then ${table.key.value(sql`again`)} end as again, test,
      ${each((column) =>
        column.hidden
          ? []
          : [
              sql`${cell('t', column)}`,
              sql`${cell('v', column)}`,
              sql`${cause(table, column)} as ${cell('c', column)}`,
              ...(column.of ? [sql`${cell('e', column)}`] : []),
            ],
      )}
    from drawn order by seq`,
    { signal },
  );
}

/**
 * A column of the work table: `t` truth, `s` stored by the process, `k` its cause, `u` the draw, `v` the final value, `c` the final cause, `e` the entity it tells
 * of.
 */
export const cell = (role: 't' | 's' | 'k' | 'u' | 'v' | 'c' | 'e', column: { name: string }): Identifier => id(`${role}_${column.name}`);

/** One draw decides which error, if any, a cell gets: the rates lie side by side in [0, 1). */
function choose(column: ColumnSpec, then: (planting: Planting) => Sql, otherwise: Sql): Sql {
  let below = 0;
  const branches = (column.errors ?? []).map((planting) => {
    const from = below;
    below += planting.rate;
    const when = planting.when ? sql`and ${planting.when}` : sql``;
    return sql`when ${cell('u', column)} >= ${from} and ${cell('u', column)} < ${below} ${when} then ${then(planting)}`;
  });
  return branches.length === 0 ? otherwise : sql`case ${join(branches, sql` `)} else ${otherwise} end`;
}

function value(dice: Dice, place: string, column: ColumnSpec): Sql {
  const stored = sql`${cell('s', column)}`;
  const draw = (planting: Planting) => (purpose: string) => dice.u(sql`seq`, `${place}.${column.name}/${planting.cause}/${purpose}`);
  return sql`case when test or ${stored} is null then ${stored}
    else ${choose(column, (planting) => planting.apply(stored, draw(planting)), stored)} end`;
}

/** What the table's encoding can hold of a text. */
const fitting = (table: TableSpec, text: Sql): Sql =>
  table.legacyEncoding ? sql`translate(${text}, ${TCVN3_LOST_CAPITALS[0]}, ${TCVN3_LOST_CAPITALS[1]})` : text;

function cause(table: TableSpec, column: ColumnSpec): Sql {
  const [truth, stored, final, process] = [cell('t', column), cell('s', column), cell('v', column), cell('k', column)];
  const own = choose(column, (planting) => sql`${`${planting.kind}|${planting.cause}`}`, sql`${process}`);
  return sql`case when test or ${final} is not distinct from ${truth} then null
    ${table.legacyEncoding ? sql`when ${final} is not distinct from ${fitting(table, sql`${truth}`)} then 'variant|capital that TCVN3 lacks'` : sql``}
    when ${final} is not distinct from ${stored} then ${process} else ${own} end`;
}

function testRows(table: TableSpec, after: Sql): Sql {
  const rows = (table.tests ?? []).map((test, index) => {
    const cells = table.columns.flatMap((column) => {
      const text = sql`${test[column.name] ?? null}::varchar`;
      return [sql`${text} as ${cell('t', column)}`, sql`${text} as ${cell('s', column)}`];
    });
    return sql`union all by name select ${after} + ${index} as seq, true as test, ${join(cells)}`;
  });
  return join(rows, sql` `);
}
