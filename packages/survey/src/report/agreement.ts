import type { Holder } from '@sogoc/origin';
import type { SurveyResult } from '../model.ts';

/** How a copy compares with its original, in records. */
export interface Agreement {
  compared: number;
  differing: number;
  /** Only written differently; not in `differing`. */
  variants: number;
}

const kept = new WeakMap<SurveyResult, Map<string, Agreement>>();
const keyOf = (database: string, table: string, column: string): string => JSON.stringify([database, table, column]);

/** What was found for one copy, from the rule that compared it with the original; null where nothing was compared. */
export function agreementOf(result: SurveyResult, holder: Holder): Agreement | null {
  if (holder.role !== 'copy') return null;
  const known = kept.get(result) ?? collect(result);
  kept.set(result, known);
  const columns = [holder.column, ...(holder.parts ?? [])];
  for (const column of columns) {
    const found = known.get(keyOf(holder.database, holder.table, column));
    if (found) return found;
  }
  return null;
}

function collect(result: SurveyResult): Map<string, Agreement> {
  const found = new Map<string, Agreement>();
  const rules = result.scorecard.databases.flatMap((database) => Object.values(database.criteria).flatMap((criterion) => criterion.rules));
  for (const rule of rules) {
    if (rule.source !== 'origin' || rule.checked === 0) continue;
    for (const column of rule.columns) {
      const key = keyOf(rule.database, rule.table, column);
      const earlier = found.get(key);
      if (!earlier || earlier.compared < rule.checked) found.set(key, { compared: rule.checked, differing: rule.failed, variants: rule.variants });
    }
  }
  return found;
}

/** Share 0..1 of compared records that differ. */
export function divergence(agreement: Agreement): number {
  return agreement.compared === 0 ? 0 : agreement.differing / agreement.compared;
}
