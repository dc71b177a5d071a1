/** Says what is wrong, and where as a JSON path. */
export type Say = (path: string, message: string) => void;

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
const isTimes = (value: unknown): boolean => typeof value === 'number' && value > 0;

/** Checks what is said of different things that share much. */
export function checkRelated(related: unknown, comparisons: unknown, say: Say): void {
  const known = Array.isArray(comparisons) ? comparisons.filter(isRecord) : [];
  if (!isRecord(related)) {
    say('$.related', 'must be null or an object');
    return;
  }
  if (!known.some((comparison) => comparison.name === related.apart)) say('$.related.apart', 'must name a comparison');
  if (!isShare(related.share)) say('$.related.share', 'must be between 0 and 1');
  const { levels } = related;
  const fits =
    Array.isArray(levels) &&
    levels.length === known.length &&
    known.every((comparison, i) => {
      const row: unknown = levels[i];
      return Array.isArray(row) && Array.isArray(comparison.levels) && row.length === comparison.levels.length && row.every(isShare);
    });
  if (!fits) say('$.related.levels', 'must give a number between 0 and 1 for each level of each comparison');
}

/** Checks ties: each between two comparisons, with a table by their levels or null. */
export function checkTies(ties: unknown, comparisons: unknown, say: Say): void {
  if (!Array.isArray(ties)) {
    say('$.ties', 'must be a list');
    return;
  }
  const known = Array.isArray(comparisons) ? comparisons.filter(isRecord) : [];
  for (const [index, tie] of (ties as unknown[]).entries()) {
    const at = `$.ties[${index}]`;
    const between: unknown[] = isRecord(tie) && Array.isArray(tie.between) ? tie.between : [];
    const [one, other] = between.map((name) => known.find((comparison) => comparison.name === name));
    if (!isRecord(tie) || between.length !== 2 || !one || !other || one === other) {
      say(`${at}.between`, 'must name two comparisons');
      continue;
    }
    for (const side of ['same', 'different'])
      if (tie[side] !== null && !isTable(tie[side], one.levels, other.levels))
        say(`${at}.${side}`, 'must be null or give a number above 0 for each level of the one and of the other');
  }
}

function isTable(table: unknown, rows: unknown, columns: unknown): boolean {
  const isRow = (row: unknown): boolean => Array.isArray(row) && Array.isArray(columns) && row.length === columns.length && row.every(isTimes);
  return Array.isArray(table) && Array.isArray(rows) && table.length === rows.length && table.every(isRow);
}
