import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import { mostRows } from './record-data.ts';

/** A place of which the page holds records: a filter of the table. */
export interface RecordPlace {
  database: string;
  table: string;
  columns: readonly string[];
}

/** A number that leads to the records behind it; just the number where the page holds none of them. */
export function recordsLink({ result }: Page, { database, table, columns }: RecordPlace, shown: string): Html {
  const column = columns.join(', ');
  const held = result.discrepancies
    .slice(0, mostRows)
    .some((found) => found.database === database && found.table === table && (found.column ?? '') === column);
  return held
    ? html`<a href="#records" data-filter data-database="${database}" data-table="${table}" data-column="${column}">${shown}</a>`
    : html`${shown}`;
}
