import { maskText } from '@sogoc/profile';
import type { SurveyResult } from '../model.ts';

/** Which columns and record keys hold personal data. */
export interface Personal {
  column(database: string, table: string, column: string): boolean;
  key(database: string, table: string): boolean;
}

/** Reads from the catalogue what is personal. */
export function personalOf(result: SurveyResult): Personal {
  const columns = new Set<string>();
  const keys = new Set<string>();
  const name = (...parts: string[]) => JSON.stringify(parts);
  for (const database of result.catalog.databases) {
    for (const table of database.tables) {
      const personal = new Set(table.columns.filter((column) => column.personal).map((column) => column.name));
      for (const column of personal) columns.add(name(database.name, table.table, column));
      if (table.recordKey.columns.some((column) => personal.has(column))) keys.add(name(database.name, table.table));
    }
  }
  return {
    column: (database, table, column) => column.split(', ').some((part) => columns.has(name(database, table, part))),
    key: (database, table) => keys.has(name(database, table)),
  };
}

/** The value as it may be shown. Values of personal columns come masked; masking again changes nothing then, and hides one that did not. */
export function shownValue(value: string | null, personal: boolean): string | null {
  return value === null || !personal ? value : maskText(value);
}
