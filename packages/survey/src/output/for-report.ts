import { type Engine, sql } from '@sogoc/engine';
import type { Discrepancy } from '@sogoc/quality';
import type { SurveyResult } from '../model.ts';

/** How many findings a report carries itself, and of how many each column is sure before others get more. */
const [shown, sure] = [5000, 200];

type Counts = SurveyResult['discrepancyCounts'];

/** Findings of a column that are of one kind and as grave as each other. */
interface FoundSet extends Pick<Discrepancy, 'database' | 'table' | 'column' | 'kind' | 'severity'> {
  count: number;
}

/**
 * The findings a report shows (errors before variants, each column fairly, grave ones first, then by their place) and the counts of all, from the file of all findings.
 */
export async function discrepanciesForReport(engine: Engine, file: string): Promise<Pick<SurveyResult, 'discrepancies' | 'discrepancyCounts'>> {
  const all = engine.dialect.readParquet([file], { rowNumber: true });
  const about = sql`"database", "table", "column", kind, severity`;
  const sets = await engine.all<FoundSet>(sql`select ${about}, count(*) as count from ${all} as f group by all order by ${about}`);
  const turns = turnsOf(sets);
  const most = Math.max(0, ...turns.map(({ end }) => end));
  if (most === 0) return { discrepancies: [], discrepancyCounts: [] };
  const placed = await engine.all<Omit<FoundSet, 'count'> & { rows: number[] }>(
    sql`select ${about}, min(file_row_number, ${most}) as rows from ${all} as f group by all`,
  );
  const rowsOf = new Map(placed.map(({ rows, ...set }) => [nameOf(set), rows]));
  const rows = turns.flatMap(({ set, from, end }) => rowsOf.get(nameOf(set))?.slice(from, end) ?? []);
  const [first, last] = rows.reduce(([least, greatest], row) => [Math.min(least, row), Math.max(greatest, row)], [Number.MAX_SAFE_INTEGER, 0]);
  const found = await engine.all<Discrepancy & { file_row_number: number }>(
    sql`select * from ${all} as f where file_row_number between ${first} and ${last} and file_row_number in (select unnest(${rows}))`,
  );
  const byRow = new Map(found.map(({ file_row_number, ...discrepancy }) => [file_row_number, discrepancy]));
  return { discrepancies: rows.flatMap((row) => byRow.get(row) ?? []), discrepancyCounts: countsOf(sets) };
}

/** Which findings of which set are shown, by their place in it, in order. */
function turnsOf(sets: readonly FoundSet[]): { set: FoundSet; from: number; end: number }[] {
  const grave = ['high', 'medium', 'low'];
  const bySeverity = sets.toSorted((a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity));
  const isVariant = ({ kind }: FoundSet): boolean => kind === 'variant';
  const [errors, variants] = [bySeverity.filter((set) => !isVariant(set)), bySeverity.filter(isVariant)];
  let left = shown;
  return [errors, variants].flatMap((some) =>
    [0, sure].flatMap((from) =>
      some.flatMap((set) => {
        const end = Math.min(set.count, from + left, from === 0 ? sure : set.count);
        left -= Math.max(0, end - from);
        return end > from ? [{ set, from, end }] : [];
      }),
    ),
  );
}

/** Of each column and kind, however grave. */
function countsOf(sets: readonly FoundSet[]): Counts {
  const counts = new Map<string, Counts[number]>();
  for (const { severity: _severity, count, ...set } of sets) {
    const name = JSON.stringify(Object.values(set));
    counts.set(name, { ...set, count: count + (counts.get(name)?.count ?? 0) });
  }
  return [...counts.values()];
}

const nameOf = ({ database, table, column, kind, severity }: Omit<FoundSet, 'count'>): string =>
  JSON.stringify([database, table, column, kind, severity]);
