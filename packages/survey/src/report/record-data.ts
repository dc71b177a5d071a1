import type { Discrepancy } from '@sogoc/quality';
import type { Page } from './page.ts';
import { personalOf, shownValue } from './personal.ts';
import { ruleInWords } from './rule-words.ts';
import type { RecordRow, RecordWords } from './script/record-row.js';

/** Discrepancies that one page holds at most. */
export const mostRows = 5000;
const severities = { low: 0, medium: 1, high: 2 };

/** The rows that the page shows, personal values and keys hidden, most severe first as they come. */
export function recordRows({ result, words }: Page): RecordRow[] {
  const personal = personalOf(result);
  return result.discrepancies.slice(0, mostRows).map((found: Discrepancy) => {
    const masked = personal.key(found.database, found.table) && !found.record_key.startsWith('#');
    const hidden = found.column !== null && personal.column(found.database, found.table, found.column);
    return {
      database: found.database,
      table: found.table,
      key: masked ? found.id.slice(0, 8) : found.record_key,
      masked,
      column: found.column,
      kind: found.kind,
      severity: found.severity,
      observed: shownValue(found.observed, hidden),
      expected: shownValue(found.expected, hidden),
      origin: found.origin === null ? null : shortPlace(result, found.origin),
      rule: ruleInWords(words, found.rule, found.column === null ? [] : [found.column]),
    };
  });
}

/** The rows with repeated texts written once: the page's script reads them in this order. */
export function packRows(rows: readonly RecordRow[]): { rows: unknown[]; texts: string[] } {
  const index = new Map<string, number>();
  const put = (text: string | null): number => {
    if (text === null) return -1;
    const known = index.get(text);
    if (known !== undefined) return known;
    index.set(text, index.size);
    return index.size - 1;
  };
  const packed = rows.map((row) => [
    put(row.database),
    put(row.table),
    row.key,
    row.masked ? 1 : 0,
    put(row.column),
    put(row.kind),
    severities[row.severity as keyof typeof severities],
    row.observed,
    row.expected,
    put(row.origin),
    put(row.rule),
  ]);
  return { rows: packed, texts: [...index.keys()] };
}

/** The table's texts, for the page and its script. */
export function recordWords({ words }: Page): RecordWords & { shown: string } {
  const { records } = words;
  return {
    columns: records.columns,
    kinds: Object.fromEntries(Object.entries(words.kinds).map(([kind, term]) => [kind, term.name])),
    severities: words.severities,
    observed: records.observed,
    expected: records.expected,
    empty: records.empty,
    origin: records.origin,
    wholeRecord: records.wholeRecord,
    masked: records.masked('{id}'),
    shown: records.shown('{from}', '{to}', '{all}'),
    signs: {
      blank: records.blank,
      lineBreak: records.lineBreak,
      tab: records.tab,
      noBreakSpace: records.noBreakSpace,
      invisible: records.invisible,
      decomposed: records.decomposed,
    },
  };
}

/** `database.table.column` as `database · column`; names may hold dots themselves, so the catalogue tells where they end. */
function shortPlace({ catalog }: Page['result'], place: string): string {
  for (const database of catalog.databases) {
    for (const { table } of database.tables) {
      const start = `${database.name}.${table}.`;
      if (place.startsWith(start)) return `${database.name} · ${place.slice(start.length)}`;
    }
  }
  return place;
}
