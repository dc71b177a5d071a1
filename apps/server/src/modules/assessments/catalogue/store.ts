import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { ColumnQuery } from './schema.ts';

/** @param run the last that read the database, where undefined. */
function tables(trx: Work, databaseId: string, run: string | undefined) {
  return trx
    .selectFrom('catalogue_table as t')
    .where('t.database_id', '=', databaseId)
    .where('t.run_id', '=', run ?? trx.selectFrom('database').select('last_run_id').where('id', '=', databaseId).$castTo<{ last_run_id: string }>());
}

const columnsOf = sql`from catalogue_column c where c.run_id = t.run_id and c.database_id = t.database_id and c.table_name = t.name`;

export async function listTables(trx: Work, databaseId: string, run: string | undefined) {
  const rows = await tables(trx, databaseId, run)
    .select('t.profile')
    .select(sql<number>`(select count(*) ${columnsOf})`.as('columnCount'))
    .orderBy('t.ordinal')
    .execute();
  return rows.map(({ profile, columnCount }) => ({ ...profile, columnCount }));
}

export async function findTable(trx: Work, databaseId: string, table: string, run: string | undefined) {
  const row = await tables(trx, databaseId, run)
    .select('t.profile')
    .select(sql<never[]>`(select jsonb_agg(c.profile order by c.ordinal) ${columnsOf})`.as('columns'))
    .where('t.name', '=', table)
    .executeTakeFirst();
  return row && { ...row.profile, columns: row.columns ?? [] };
}

/** Columns of every database that the caller may see, in their last runs. */
export async function listColumns(trx: Work, { search, semanticType, personal, database, page, pageSize }: z.infer<typeof ColumnQuery>) {
  const rows = await trx
    .selectFrom('database as d')
    .innerJoin('catalogue_column as c', (join) => join.onRef('c.run_id', '=', 'd.last_run_id').onRef('c.database_id', '=', 'd.id'))
    .innerJoin('catalogue_table as t', (join) =>
      join.onRef('t.run_id', '=', 'c.run_id').onRef('t.database_id', '=', 'c.database_id').onRef('t.name', '=', 'c.table_name'),
    )
    .$if(database !== undefined, (q) => q.where('d.id', '=', database ?? ''))
    .$if(semanticType !== undefined, (q) => q.where('c.semantic_type', '=', semanticType ?? null))
    .$if(personal !== undefined, (q) => q.where('c.personal', '=', personal ?? false))
    .$if(search !== undefined, (q) => q.where(sql<boolean>`access.bare(c.table_name || '.' || c.name) like '%' || access.bare(${search}) || '%'`))
    .select(['c.database_id as databaseId', 'c.table_name as table', 'c.name', 'c.type', 'c.semantic_type as semanticType', 'c.personal'])
    .select(['t.rows', 'c.missing', 'c.distinct_values as distinct'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('c.database_id')
    .orderBy('t.ordinal')
    .orderBy('c.ordinal')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
