import type { AttributeGroup } from './attribute-group.ts';
import type { Decided } from './decide.ts';
import type { ComparedCopy } from './describe.ts';
import { fieldRef, keyed } from './field.ts';
import type { Attribute, ColumnRef, Conflict, PlanStep } from './origins.ts';
import type { Words } from './words/words.ts';

/** An attribute with what was decided of it. */
export interface DescribedAttribute {
  attribute: Attribute;
  group: AttributeGroup;
  decided: readonly Decided[];
}

/** Records of copies in other databases than the original that hold a value: each was asked for or typed once more. */
export function stoppable(decided: readonly Decided[]): number {
  const original = decided.find(({ role }) => role === 'original');
  const copies = decided.filter(({ role, field }) => role === 'copy' && field.database !== original?.field.database);
  return copies.reduce((sum, { field }) => sum + keyed(field), 0);
}

/**
 * What to do first. An attribute whose original is open must be decided before anything else can be done for it; one with an original is to be designated
 * and its copies connected. Ordered by records that could be spared, those that differ counting ten times: a wrong copy harms somebody today.
 */
export function planOf(described: readonly DescribedAttribute[], copies: readonly ComparedCopy[], words: Words): PlanStep[] {
  const steps = described.flatMap(({ attribute, decided }): PlanStep[] => {
    const own = copies.filter((copy) => copy.attribute === attribute);
    const holders = attribute.holders.filter(({ role }) => role !== 'earlier');
    const original = attribute.holders.find(({ role }) => role === 'original');
    if (holders.length < 2 || new Set(holders.map(({ database }) => database)).size < 2) return [];
    const records = decided.filter(({ role }) => role !== 'original').reduce((sum, { field }) => sum + keyed(field), 0);
    const designated = original?.evidence.some(({ signal }) => signal === 'designation') ?? false;
    const action = original ? (designated ? 'connect' : 'designate') : 'decide';
    const facts = { copies: own.length, records, divergent: attribute.redundancy.divergentRecords, stoppable: attribute.redundancy.stoppable ?? 0 };
    const reason = words.plan({ action, ...facts });
    return [{ attribute: attribute.id, action, original: original ? refOf(original) : null, ...facts, reason }];
  });
  const weight = ({ stoppable: spared, divergent }: PlanStep): number => spared + 10 * divergent;
  return steps.sort((x, y) => weight(y) - weight(x));
}

/** Designations that the signs speak against. */
export function conflictsOf(described: readonly DescribedAttribute[]): Conflict[] {
  return described.flatMap(({ attribute, decided }) =>
    decided.flatMap(({ field, against }) =>
      against
        ? [
            {
              attribute: attribute.id,
              designated: fieldRef(field),
              inferred: fieldRef(against.field),
              confidence: Math.round(against.confidence * 1000) / 1000,
            },
          ]
        : [],
    ),
  );
}

function refOf({ database, table, column }: ColumnRef): ColumnRef {
  return { database, table, column };
}
