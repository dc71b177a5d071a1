import { distributionDrift } from './drift-distribution.ts';
import { type Address, type DriftFound, enoughRuns, type Seen } from './drift-found.ts';
import { type Measure, measures, tableMeasures } from './drift-measures.ts';
import { median, robustDistance } from './robust.ts';
import type { ColumnFacts, RunFacts, TableFacts } from './run-facts.ts';

/** Iglewicz and Hoaglin, see robust.ts. */
const outlier = 3.5;

/**
 * What is not as it used to be, farthest first. With one to four earlier runs a measure is compared with the last one; with five or more, with the median
 * and the median absolute deviation of all.
 */
export function findDrift(history: readonly RunFacts[], now: RunFacts): DriftFound[] {
  return now.databases
    .flatMap(({ name, tables }) => tables.flatMap((table) => tableDrift(name, { history: earlierTables(history, name, table.table), now: table })))
    .sort((a, b) => b.distance / limitOf(b) - a.distance / limitOf(a));
}

/** Where a measure's distance begins to tell, to set side by side what is measured on different scales. */
function limitOf({ measure, basis }: DriftFound): number {
  if (measure === 'distribution') return 0.25;
  return basis.method === 'median-mad' ? outlier : 0.1;
}

function earlierTables(history: readonly RunFacts[], database: string, table: string): TableFacts[] {
  return history.flatMap(
    ({ databases }) => databases.find(({ name }) => name === database)?.tables.find((candidate) => candidate.table === table) ?? [],
  );
}

function tableDrift(database: string, { history, now }: Seen<TableFacts>): DriftFound[] {
  const address = { database, table: now.table };
  const found = tableMeasures.flatMap((measure) => measured({ ...address, column: null }, measure, { history, now }));
  for (const column of now.columns) {
    const tables = history.filter(({ columns }) => columns.some(({ name }) => name === column.name));
    const seen = { history: tables.map((table) => columnOf(table, column.name)), now: { ...column, rows: now.rows } };
    found.push(...columnDrift({ ...address, column: column.name }, seen));
  }
  return found;
}

function columnOf(table: TableFacts, name: string): ColumnFacts & { rows: number } {
  const empty: ColumnFacts = { name, missing: 0, distinct: 0, median: null, mad: null, top: null };
  return { ...(table.columns.find((column) => column.name === name) ?? empty), rows: table.rows };
}

function columnDrift(address: Address, seen: Seen<ColumnFacts & { rows: number }>): DriftFound[] {
  return [...measures.flatMap((measure) => measured(address, measure, seen)), ...distributionDrift(address, seen)];
}

function measured<Facts>(address: Address, measure: Measure<Facts>, { history, now }: Seen<Facts>): DriftFound[] {
  const after = measure.of(now);
  const told = history.filter((facts) => measure.of(facts) !== null);
  const last = told.at(-1);
  if (after === null || last === undefined) return [];
  const base = { ...address, measure: measure.name, after };
  if (told.length < enoughRuns) {
    const before = measure.of(last) ?? 0;
    const distance = measure.change(last, now);
    return measure.tells(last, now) ? [{ ...base, before, distance, basis: { method: 'last', runs: 1 } }] : [];
  }
  const values = told.map((facts) => measure.of(facts) ?? 0);
  const { median: before, distance } = robustDistance(after, values, measure.floor(median(values), now));
  return distance > outlier ? [{ ...base, before, distance, basis: { method: 'median-mad', runs: told.length } }] : [];
}
