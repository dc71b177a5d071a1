import type { AttributeGroup, Edge } from './attribute-group.ts';
import type { Field } from './field.ts';
import type { Designation } from './input.ts';
import type { Evidence, Role } from './origins.ts';
import { type Comparison, compareHolders, edgeBetween, probabilities } from './precedence.ts';
import type { TableState } from './table-state.ts';
import type { Language, Words } from './words/words.ts';

/** What was decided of one holder, before it is written down. */
export interface Decided {
  field: Field;
  role: Role;
  confidence: number;
  /** The edge to the holder it was copied from; null where no records met. */
  source: { field: Field; edge: Edge | null } | null;
  evidence: Evidence[];
}

export interface DecisionContext {
  words: Words;
  language: Language;
  asOf(field: Field): string | null;
  states: ReadonlyMap<Field['table'], TableState>;
  designation(field: Field): Designation | null;
  /** Databases that a table takes most of its other attributes from; empty in the first pass. */
  takesFrom(field: Field, group: AttributeGroup): readonly string[];
}

const leastSure = 0.6;
/** Below this share of equal values over the same records it is no copy. */
const leastEqual = 0.5;
/** From this share on, an earlier state says the same as the later one and is treated like any holder. */
const sameAnyway = 0.9;

/** Decides who of a group's holders is the original, who copied, who keeps an earlier state. */
export function decide(group: AttributeGroup, context: DecisionContext): Decided[] {
  const designated = group.fields.find((field) => context.designation(field) !== null);
  const earlier = designated ? [] : group.fields.filter((field) => keepsEarlierState(field, group, context));
  const active = group.fields.filter((field) => !earlier.includes(field));
  const comparisons = compareHolders(group, active, context.asOf);
  const copying = new Set(active.filter((field) => context.takesFrom(field, group).length > 0));
  const chances = probabilities(active, comparisons, (a, b) => copying.has(a) && copying.has(b));
  const original = designated ?? pickOriginal(active, chances, copying);
  return [
    ...active.map((field) => decideActive(field, original, designated !== undefined, group, comparisons, chances, copying, context)),
    ...earlier.map((field) => decideEarlier(field, group, context)),
  ];
}

function pickOriginal(active: readonly Field[], chances: ReadonlyMap<Field, number>, copying: ReadonlySet<Field>): Field | null {
  const best = [...chances].sort((x, y) => y[1] - x[1])[0];
  if (!best) return null;
  if (active.length === 1) return copying.has(best[0]) ? null : best[0];
  return best[1] >= leastSure ? best[0] : null;
}

function decideActive(
  field: Field,
  original: Field | null,
  byDesignation: boolean,
  group: AttributeGroup,
  comparisons: readonly Comparison[],
  chances: ReadonlyMap<Field, number>,
  copying: ReadonlySet<Field>,
  context: DecisionContext,
): Decided {
  const { words } = context;
  const evidence = [...spread(field, words), ...reasons(field, comparisons, words), ...validity(field, group, context)];
  const chance = byDesignation ? 1 : (chances.get(field) ?? 0);
  if (field === original) {
    const legal = byDesignation
      ? [{ signal: 'designation', detail: words.designation({ legalBasis: context.designation(field)?.legalBasis ?? null }) }]
      : [];
    const others = group.fields.length - chances.size;
    const alone = chances.size === 1 && !byDesignation ? [{ signal: 'alone', detail: words.alone({ others }) }] : [];
    return { field, role: 'original', confidence: alone.length > 0 ? leastSure : chance, source: null, evidence: [...legal, ...alone, ...evidence] };
  }
  const doubt = copying.has(field) ? [{ signal: 'takes-elsewhere', detail: words.takesElsewhere({ others: context.takesFrom(field, group) }) }] : [];
  if (!original) {
    const why = doubt.length > 0 || evidence.length > 0 ? doubt : [{ signal: 'no-direction', detail: words.noDirection({}) }];
    return { field, role: 'undetermined', confidence: chance, source: null, evidence: [...why, ...evidence] };
  }
  const source = sourceOf(field, original, group);
  const share = equalShare(source.edge);
  const likeness = source.edge ? [likenessOf(source.edge, source.field, words)] : [];
  if (share < leastEqual)
    return { field, role: 'undetermined', confidence: 1 - share, source: null, evidence: [...disagreement(share, source.field, words), ...evidence] };
  const sure = (byDesignation ? 1 : (chances.get(original) ?? 0)) * Math.min(1, share + 0.1);
  return { field, role: 'copy', confidence: sure, source, evidence: [...likeness, ...doubt, ...evidence] };
}

function decideEarlier(field: Field, group: AttributeGroup, context: DecisionContext): Decided {
  const later = laterHolder(field, group, context);
  const edge = later && edgeBetween(group, field, later.field);
  const share = equalShare(edge);
  const newer = later
    ? [{ signal: 'validity-period', detail: context.words.laterValidity({ other: later.field.database, list: later.title, from: later.from }) }]
    : [];
  const unlike = edge?.agreement && later ? disagreement(share, later.field, context.words) : [];
  return {
    field,
    role: 'earlier',
    confidence: context.states.get(field.table)?.share ?? leastSure,
    source: null,
    evidence: [...validity(field, group, context), ...newer, ...unlike],
  };
}

function keepsEarlierState(field: Field, group: AttributeGroup, context: DecisionContext): boolean {
  const later = laterHolder(field, group, context);
  if (!later) return false;
  const edge = edgeBetween(group, field, later.field);
  return edge?.agreement ? equalShare(edge) < sameAnyway : true;
}

function laterHolder(field: Field, group: AttributeGroup, context: DecisionContext): { field: Field; title: string; from: string | null } | null {
  const own = context.states.get(field.table);
  if (!own) return null;
  const later = group.fields
    .flatMap((other) => {
      const state = context.states.get(other.table);
      return state && state.list.id === own.list.id && (state.validFrom ?? '') > (own.validFrom ?? '') ? [{ field: other, state }] : [];
    })
    .sort((x, y) => (y.state.validFrom ?? '').localeCompare(x.state.validFrom ?? ''))[0];
  return later ? { field: later.field, title: later.state.list.title[context.language], from: later.state.validFrom } : null;
}

/** The original where records met it; else the nearest holder they met. */
function sourceOf(field: Field, original: Field, group: AttributeGroup): { field: Field; edge: Edge | null } {
  return { field: original, edge: edgeBetween(group, field, original) };
}

function equalShare(edge: Edge | null): number {
  if (!edge) return 1;
  return edge.agreement ? edge.agreement.equal / Math.max(1, edge.agreement.compared) : edge.strength;
}

function likenessOf(edge: Edge, other: Field, words: Words): Evidence {
  if (!edge.agreement) return { signal: 'key', detail: words.keyAgreement({ share: edge.strength, other: other.database }) };
  const { compared, equal } = edge.agreement;
  return { signal: 'agreement', detail: words.agreement({ share: equal / Math.max(1, compared), compared, other: other.database }) };
}

function disagreement(share: number, other: Field, words: Words): Evidence[] {
  return [{ signal: 'disagreement', detail: words.disagreement({ share, other: other.database }) }];
}

function spread(field: Field, words: Words): Evidence[] {
  return field.columns.length > 1 ? [{ signal: 'spread', detail: words.spread({ columns: field.columns.map((column) => column.name) }) }] : [];
}

function reasons(field: Field, comparisons: readonly Comparison[], words: Words): Evidence[] {
  return comparisons.flatMap(({ a, b, verdicts }) => {
    if (a !== field && b !== field) return [];
    return verdicts.map(({ verdict }) => verdict.evidence(words)[a === field ? 'a' : 'b']);
  });
}

function validity(field: Field, group: AttributeGroup, { states, words, language }: DecisionContext): Evidence[] {
  const state = states.get(field.table);
  const others = group.fields.some((other) => states.get(other.table)?.validFrom !== state?.validFrom);
  if (!state || !others) return [];
  const facts = { list: state.list.title[language], from: state.validFrom, to: state.validTo, share: state.share };
  return [{ signal: 'validity-period', detail: words.validity(facts) }];
}
