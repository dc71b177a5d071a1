import type { Containment } from './containment.ts';
import type { Field } from './field.ts';

/** Two fields of two databases that may hold the same attribute. */
export interface FieldPair {
  a: Field;
  b: Field;
  shared: number;
  /** Share of a's distinct values that b holds, and the other way round. */
  aInB: number;
  bInA: number;
}

const leastContained = 0.3;

/** All pairs across databases (or across the tables of one) whose values overlap enough to be looked at record by record. */
export function candidatePairs(fields: readonly Field[], containment: Containment, where: 'across' | 'within' = 'across'): FieldPair[] {
  const pairs: FieldPair[] = [];
  for (const [at, a] of fields.entries()) {
    for (const b of fields.slice(at + 1)) {
      if (a.table === b.table || (where === 'across' && a.database === b.database) || !comparable(a, b)) continue;
      const shared = containment.shared(a, b);
      const [aInB, bInA] = [containment.contained(a, b), containment.contained(b, a)];
      if (shared >= 2 && Math.max(aInB, bInA) >= leastContained) pairs.push({ a, b, shared, aInB, bInA });
    }
  }
  return pairs;
}

const numeric = new Set(['integer', 'decimal']);

/** Numbers from about 1 on without gaps, each once: they count records and name nothing that another column could hold. */
function isCounter({ columns, table }: Field): boolean {
  const [only] = columns;
  if (columns.length !== 1 || only?.type !== 'integer' || only.min === null || only.max === null) return false;
  const span = Number(only.max) - Number(only.min) + 1;
  return only.distinct === table.rows - only.missing && Number(only.min) <= 1 && span <= 1.1 * only.distinct;
}

/** Numbers may meet text (a code kept as a number); dates meet dates and text, never numbers. */
function comparable(a: Field, b: Field): boolean {
  if (a.database !== b.database && isCounter(a) !== isCounter(b)) return false;
  const [x, y] = [kind(a), kind(b)];
  if (x === y) return true;
  const pair = [x, y];
  return pair.includes('text') || (numeric.has(x) && numeric.has(y));
}

function kind(field: Field): string {
  return field.columns.length > 1 ? 'text' : (field.columns[0]?.type ?? 'text');
}
