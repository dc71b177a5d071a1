import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { EntityKind } from '@sogoc/linkage';
import { columnText, recordKeySql, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import type { EntityTable, Told } from './entity-tables.ts';

/**
 * All records that are about entities of a kind: source (position of the table), row (its number, from 0), record_key, and each part in its one form, null
 * where it is not told. Forms are made once for each distinct value.
 */
export async function gatherRecords(engine: Engine, kind: EntityKind, tables: readonly EntityTable[], options: RunOptions): Promise<WorkTable> {
  const raw = await engine.materialize(
    'crosswalk_raw',
    join(
      tables.map((table, source) => recordsOf(engine, kind, table, source)),
      sql` union all `,
    ),
    options,
  );
  const forms: WorkTable[] = [];
  const columns: Sql[] = [];
  const joins: Sql[] = [];
  for (const [place, part] of kind.parts.entries()) {
    const column = id('r', part.id);
    if (!part.canonical) {
      columns.push(sql`${column}`);
      continue;
    }
    const values = sql`select distinct ${id(part.id)} as value from ${raw.name} where ${id(part.id)} is not null`;
    const table = await engine.materialize(
      'crosswalk_forms',
      sql`select value, ${part.canonical(sql`value`, engine.dialect)} as form from (${values}) as v`,
      options,
    );
    forms.push(table);
    columns.push(sql`${id(`f${place}`, 'form')} as ${id(part.id)}`);
    joins.push(sql`left join ${table.name} as ${id(`f${place}`)} on ${id(`f${place}`, 'value')} = ${column}`);
  }
  const records = await engine.materialize(
    'crosswalk_records',
    sql`select r.source, r.row, r.record_key, ${join(columns)} from ${raw.name} as r ${join(joins, sql` `)}`,
    options,
  );
  for (const table of [raw, ...forms]) await table.drop();
  return records;
}

function recordsOf({ dialect }: Engine, kind: EntityKind, { profile, own, borrowed, gathered }: EntityTable, source: number): Sql {
  const lenders = [...new Set(borrowed.map(({ reference }) => reference))];
  const alias = (reference: (typeof lenders)[number]): string => `l${lenders.indexOf(reference)}`;
  const values = kind.parts.map(({ id: part }) => {
    const [columns] = own.get(part) ?? [];
    const loan = borrowed.find((one) => one.part === part);
    const among = gathered.findIndex((one) => one.part === part);
    if (columns) return sql`${textOf(profile, columns, 't', dialect)} as ${id(part)}`;
    if (loan) return sql`${textOf(loan.reference.to, loan.columns, alias(loan.reference), dialect)} as ${id(part)}`;
    return sql`${among < 0 ? dialect.cast(sql`null`, 'text') : id(`g${among}`, 'told')} as ${id(part)}`;
  });
  const joins = lenders.map(
    (reference) =>
      sql`left join ${tableSql(reference.to, dialect)} as ${id(alias(reference))}
        on ${columnText(reference.key, alias(reference), dialect)} = ${columnText(reference.column, 't', dialect)}`,
  );
  const gatherings = gathered.map(({ columns, reference: { from, column: referring, key } }, n) => {
    const told = sql`select distinct ${columnText(referring, 'f', dialect)} as k, ${textOf(from, columns, 'f', dialect)} as v from ${tableSql(from, dialect)} as f`;
    return sql`left join (select k, ${dialect.stringAgg(sql`v`, '|', sql`v`)} as told from (${told}) as d group by k) as ${id(`g${n}`)}
      on ${id(`g${n}`, 'k')} = ${columnText(key, 't', dialect)}`;
  });
  const row = dialect.cast(sql`${id('t', rowNumberColumn(profile))}`, 'bigint');
  return sql`select ${source} as source, ${row} as row, ${recordKeySql(profile, 't', dialect)} as record_key, ${join(values)}
    from ${tableSql(profile, dialect)} as t ${join([...joins, ...gatherings], sql` `)}`;
}

/** The canonical text of a column, or those of several with blanks between them; null where it says nothing. */
function textOf(table: TableProfile, names: Told, at: string, dialect: Dialect): Sql {
  const texts = names.map((name) => {
    const found = table.columns.find((one) => one.name === name);
    return found ? dialect.cast(columnText(found, at, dialect), 'text') : dialect.cast(sql`null`, 'text');
  });
  const joined = texts.length === 1 ? texts : texts.flatMap((text, place) => [...(place === 0 ? [] : [sql`' '`]), sql`coalesce(${text}, '')`]);
  return sql`nullif(${dialect.trim(texts.length === 1 ? sql`${join(joined)}` : dialect.concat(...joined))}, '')`;
}
