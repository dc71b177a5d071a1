import type { Discrepancy } from '@sogoc/quality';
import { lookup } from './lookup.ts';
import type { Page } from './page.ts';
import { personalOf, shownValue } from './personal.ts';
import { checkOf, ruleInWords } from './rule-words.ts';
import type { RecordRow, RecordWords } from './script/record-row.js';
import { semanticTitle } from './titles.ts';

/** Discrepancies that one page holds at most. */
export const mostRows = 5000;
const severities = { low: 0, medium: 1, high: 2 };

/** The rows that the page shows, personal values and keys hidden, most severe first as they come. */
export function recordRows(page: Page): RecordRow[] {
  const { result, words } = page;
  const personal = personalOf(result);
  const queries = queriesInWords(page);
  return result.discrepancies.slice(0, mostRows).map((found: Discrepancy) => {
    const masked = personal.key(found.database, found.table) && !found.record_key.startsWith('#');
    const requirement = requirementInWords(page, found);
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
      expected: requirement ?? shownValue(found.expected, hidden),
      requirement: requirement !== null,
      origin: found.origin === null ? null : shortPlace(result, found.origin),
      rule: queries.get(address(found)) ?? ruleInWords(words, found.rule, found.column === null ? [] : found.column.split(', ')),
    };
  });
}

/** What their authors say of contracts' queries: no words of ours tell one from another. */
function queriesInWords({ result }: Page): ReadonlyMap<string, string> {
  const rules = result.scorecard.databases.flatMap(({ criteria }) => Object.values(criteria).flatMap((criterion) => criterion.rules));
  return new Map(rules.flatMap((rule) => (rule.kind === 'sql' && rule.description !== undefined ? [[address(rule), rule.description]] : [])));
}

const address = ({ database, rule }: { database: string; rule: string }): string => `${database}\u001f${rule}`;

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
    row.requirement ? 1 : 0,
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

/** Some rules expect a kind of value, not one value: that is told in words and not compared with what was found. */
function requirementInWords({ result, words }: Page, { rule, expected }: Discrepancy): string | null {
  if (expected === null) return null;
  const check = checkOf(rule);
  if (check === 'type') return lookup(words.database.types, expected) ?? expected;
  if (check === 'format') return semanticTitle(expected, result.language);
  return check === 'pattern' || check === 'length' || check === 'range' ? expected : null;
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
