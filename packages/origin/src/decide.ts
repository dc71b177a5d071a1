import { type AttributeGroup, type Edge, equalShare } from './attribute-group.ts';
import { currentState, designationEvidence, disagreement, earlierState, likeness, reasons, type Sayings, spread } from './evidence.ts';
import type { Field } from './field.ts';
import type { Designation } from './input.ts';
import type { Deviations } from './odd-ones.ts';
import type { Evidence, Role } from './origins.ts';
import { type Candidate, type Comparison, compareHolders, weighOriginals } from './precedence.ts';
import type { Pair } from './signals/signal.ts';
import { keepsEarlierState, laterHolder } from './states.ts';

/** What was decided of one holder, before it is written down. */
export interface Decided {
  field: Field;
  role: Role;
  /** 0..1: how sure the role is; for `undetermined`, the chance to be the original. */
  confidence: number;
  /** The holder it was copied from, or the nearest that records met; null for all but copies. */
  source: { field: Field; edge: Edge | null } | null;
  evidence: Evidence[];
  /** Where a designated original is not the one that the signs point to: that one. */
  against?: { field: Field; confidence: number };
}

export interface DecisionContext extends Sayings, Omit<Pair, 'a' | 'b' | 'edge'> {
  designation(field: Field): Designation | null;
  deviations: Deviations;
  /** Databases that a table takes most of its other attributes from; empty in the first pass. */
  takesFrom(field: Field, group: AttributeGroup): readonly string[];
}

/** All that is known of a group when its holders are decided one by one. */
interface Hearing {
  group: AttributeGroup;
  context: DecisionContext;
  comparisons: readonly Comparison[];
  chances: ReadonlyMap<Field, number>;
  copying: ReadonlySet<Field>;
  candidates: ReadonlyMap<Field, Candidate>;
  original: Field | null;
  designation: Designation | null;
}

const leastSure = 0.55;
/** Who is the original with less than this probability is taken for a copy, though the original itself may stay open. */
const plausible = 0.15;
/** Below this share of equal values over the same records it is no copy. */
const leastEqual = 0.5;

/** Decides who of a group's holders is the original, who copied, who keeps an earlier state. A designation overrides all signs. */
export function decide(group: AttributeGroup, context: DecisionContext): Decided[] {
  const designated = group.fields.find((field) => context.designation(field) !== null) ?? null;
  const earlier = designated ? [] : group.fields.filter((field) => keepsEarlierState(field, group, context.states));
  const active = group.fields.filter((field) => !earlier.includes(field));
  const comparisons = compareHolders(group, active, factsOf(context));
  const copying = new Set(active.filter((field) => context.takesFrom(field, group).length > 0));
  const candidates = weighOriginals(group, active, comparisons, context.deviations, (a, b) => copying.has(a) && copying.has(b));
  const chances = new Map([...candidates].map(([field, { chance }]) => [field, chance]));
  const original = designated ?? pickOriginal(active, chances, copying);
  const hearing = { group, context, comparisons, chances, copying, candidates, original, designation: designated && context.designation(designated) };
  return [...active.map((field) => decideActive(field, hearing)), ...earlier.map((field) => decideEarlier(field, hearing))];
}

function factsOf({ asOf, dates, slips, faults, creates, wordsOf, ownersOf }: DecisionContext): Omit<Pair, 'a' | 'b' | 'edge'> {
  return { asOf, dates, slips, faults, creates, wordsOf, ownersOf };
}

function pickOriginal(active: readonly Field[], chances: ReadonlyMap<Field, number>, copying: ReadonlySet<Field>): Field | null {
  const [best] = [...chances].sort((x, y) => y[1] - x[1]);
  if (!best) return null;
  if (active.length === 1) return copying.has(best[0]) ? null : best[0];
  return best[1] >= leastSure ? best[0] : null;
}

function decideActive(field: Field, hearing: Hearing): Decided {
  if (field === hearing.original) return decideOriginal(field, hearing);
  const source = sourceOf(field, hearing);
  return source ? decideCopy(field, source, hearing) : decideUndetermined(field, hearing);
}

function decideOriginal(field: Field, { group, context, comparisons, chances, designation }: Hearing): Decided {
  const evidence = [...spread(field, context), ...reasons(field, comparisons, null, context), ...currentState(field, group, context)];
  if (designation) {
    const [inferred] = [...chances].sort((x, y) => y[1] - x[1]);
    const against = inferred && inferred[0] !== field && inferred[1] >= leastSure ? { against: { field: inferred[0], confidence: inferred[1] } } : {};
    const all = [designationEvidence(designation.legalBasis, context), ...evidence];
    return { field, role: 'original', confidence: 1, source: null, evidence: all, ...against };
  }
  if (chances.size > 1) return { field, role: 'original', confidence: chances.get(field) ?? 0, source: null, evidence };
  const alone = { signal: 'alone', detail: context.words.alone({ others: group.fields.length - 1 }) };
  return { field, role: 'original', confidence: leastSure, source: null, evidence: [alone, ...evidence] };
}

function decideCopy(field: Field, source: NonNullable<Decided['source']>, { group, context, comparisons, chances, designation }: Hearing): Decided {
  const share = equalShare(source.edge);
  const evidence = [...spread(field, context), ...reasons(field, comparisons, source.field, context), ...currentState(field, group, context)];
  if (share < leastEqual) {
    return {
      field,
      role: 'undetermined',
      confidence: chances.get(field) ?? 0,
      source: null,
      evidence: [disagreement(source.edge, source.field, context), ...evidence],
    };
  }
  const like = source.edge ? [likeness(source.edge, source.field, context)] : [];
  const sure = designation ? 1 : 1 - (chances.get(field) ?? 0);
  return { field, role: 'copy', confidence: sure * Math.min(1, share + 0.1), source, evidence: [...like, ...evidence] };
}

function decideUndetermined(field: Field, { group, context, comparisons, chances, copying }: Hearing): Decided {
  const evidence = [...spread(field, context), ...reasons(field, comparisons, null, context), ...currentState(field, group, context)];
  const doubt = copying.has(field)
    ? [{ signal: 'takes-elsewhere', detail: context.words.takesElsewhere({ others: context.takesFrom(field, group) }) }]
    : evidence.length === 0
      ? [{ signal: 'no-direction', detail: context.words.noDirection({}) }]
      : [];
  return { field, role: 'undetermined', confidence: Math.min(leastSure, chances.get(field) ?? 0), source: null, evidence: [...doubt, ...evidence] };
}

function decideEarlier(field: Field, { group, context }: Hearing): Decided {
  const confidence = laterHolder(field, group, context.states)?.own.share ?? 0;
  return { field, role: 'earlier', confidence, source: null, evidence: earlierState(field, group, context) };
}

/** The holder that a copy hangs on, seen from the original; where the original is open, from all that may be it. Null where that is not one and the same. */
function sourceOf(field: Field, { original, chances, candidates }: Hearing): Decided['source'] {
  const parent = (root: Field): Decided['source'] => candidates.get(root)?.tree.parents.get(field) ?? null;
  if (original) return parent(original);
  if ((chances.get(field) ?? 0) >= plausible) return null;
  const roots = [...chances].filter(([, chance]) => chance >= plausible).map(([root]) => root);
  const [first, ...others] = roots.map(parent);
  return first && others.every((other) => other?.field === first.field) ? first : null;
}
