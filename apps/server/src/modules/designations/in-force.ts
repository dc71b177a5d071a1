import type { Designation } from '@sogoc/origin';
import { sql, type Transaction } from 'kysely';
import type { Tables } from '../../database/tables.ts';

/**
 * The designations that the next survey of these databases is given, as surveys call them: those decided, and those disputed and not settled.
 * @param databases the register's ids with the names that the survey uses. @param day yyyy-MM-dd.
 */
export async function designationsInForce(
  trx: Pick<Transaction<Tables>, 'selectFrom'>,
  databases: readonly { id: string; surveyName: string }[],
  day: string,
): Promise<Designation[]> {
  if (databases.length === 0) return [];
  const names = new Map(databases.map(({ id, surveyName }) => [id, surveyName]));
  const rows = await trx
    .selectFrom('designation')
    .select(['database_id', 'table_name', 'column_name', 'legal_basis', 'valid_from', 'valid_to'])
    .where('status', 'in', ['decided', 'disputed'])
    .where('database_id', 'in', [...names.keys()])
    .where('valid_from', '<=', day)
    .where(sql<boolean>`coalesce(valid_to, 'infinity') >= ${day}::date`)
    .orderBy('attribute_id')
    .execute();
  return rows.map((row) => ({
    original: { database: names.get(row.database_id) ?? row.database_id, table: row.table_name, column: row.column_name },
    legalBasis: row.legal_basis,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}
