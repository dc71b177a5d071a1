import { z } from 'zod';
import { PageQuery, pageOf } from '../../../http/page.ts';
import { DatabaseId } from '../../databases/index.ts';
import { ColumnProfile, TableProfile } from '../found/catalog.ts';
import { Count } from '../found/common.ts';

export const CatalogueTables = z.object({ items: z.array(TableProfile.extend({ columnCount: Count })) }).meta({ id: 'CatalogueTables' });
export const CatalogueTable = TableProfile.extend({ columns: z.array(ColumnProfile) }).meta({ id: 'CatalogueTable' });
export const TableOf = DatabaseId.extend({ table: z.string().min(1).max(300) });

export const ColumnQuery = PageQuery.extend({
  search: z.string().max(100).optional().describe('A part of the name of a column or table'),
  semanticType: z.string().max(100).optional(),
  personal: z.stringbool().optional(),
  database: z.string().max(64).optional(),
});

/** A column of any database, as its last run found it. */
const CatalogueColumn = z
  .object({
    databaseId: z.string(),
    table: z.string(),
    name: z.string(),
    type: z.string(),
    semanticType: z.string().nullable(),
    personal: z.boolean(),
    rows: Count,
    missing: Count,
    distinct: Count,
  })
  .meta({ id: 'CatalogueColumn' });
export const ColumnPage = pageOf(CatalogueColumn).meta({ id: 'ColumnPage' });
