import { type AttributeGroup, type Edge, edgeBetween, equalShare } from './attribute-group.ts';
import type { Field } from './field.ts';
import type { Evidence } from './origins.ts';
import type { Comparison } from './precedence.ts';
import { called } from './signals/signal.ts';
import { laterHolder, laterState, type States } from './states.ts';
import type { TableState } from './table-state.ts';
import type { Language, Words } from './words/words.ts';

/** What evidence is written from. */
export interface Sayings {
  words: Words;
  language: Language;
  states: States;
}

export function designationEvidence(legalBasis: string | null, { words }: Sayings): Evidence {
  return { signal: 'designation', detail: words.designation({ legalBasis }) };
}

export function likeness(edge: Edge, other: Field, { words }: Sayings): Evidence {
  const name = called(other, edge.a === other ? edge.b : edge.a);
  if (!edge.agreement) return { signal: 'key', detail: words.keyAgreement({ share: edge.strength, other: name }) };
  return { signal: 'agreement', detail: words.agreement({ share: equalShare(edge), compared: edge.agreement.compared, other: name }) };
}

export function disagreement(edge: Edge | null, other: Field, { words }: Sayings): Evidence {
  return { signal: 'disagreement', detail: words.disagreement({ share: equalShare(edge), other: other.database }) };
}

export function spread({ columns }: Field, { words }: Sayings): Evidence[] {
  return columns.length > 1 ? [{ signal: 'spread', detail: words.spread({ columns: columns.map((column) => column.name) }) }] : [];
}

/** What the signals say of a field, against one other or against all. */
export function reasons(field: Field, comparisons: readonly Comparison[], against: Field | null, { words }: Sayings): Evidence[] {
  const said = comparisons.flatMap(({ a, b, verdicts }) => {
    const other = a === field ? b : b === field ? a : null;
    if (!other || (against && other !== against)) return [];
    return verdicts.map(({ signal, verdict }) => ({
      signal,
      other,
      weight: a === field ? verdict.weight : -verdict.weight,
      evidence: verdict.evidence(words)[a === field ? 'a' : 'b'],
    }));
  });
  const alike = [...Map.groupBy(said, ({ signal, weight }) => `${signal} ${Math.sign(weight)}`).values()];
  const summed = alike.map((own) => {
    const [first, ...rest] = own.toSorted((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
    const others = [...new Set(rest.map(({ other }) => called(other, field)))].filter((name) => first && name !== called(first.other, field));
    const { signal, detail } = first?.evidence ?? { signal: '', detail: '' };
    const total = own.reduce((sum, { weight }) => sum + weight, 0);
    return { total, evidence: { signal, detail: others.length === 0 ? detail : `${detail} ${words.likewise({ others })}` } };
  });
  return summed.sort((x, y) => (against ? x.total - y.total : y.total - x.total)).map(({ evidence }) => evidence);
}

/** That a holder keeps the later state of a list of which others keep an earlier one. */
export function currentState(field: Field, group: AttributeGroup, sayings: Sayings): Evidence[] {
  const state = laterState(field, group, sayings.states);
  return state ? [validity(state, sayings)] : [];
}

/** Why a holder is said to keep an earlier state. */
export function earlierState(field: Field, group: AttributeGroup, sayings: Sayings): Evidence[] {
  const found = laterHolder(field, group, sayings.states);
  if (!found) return [];
  const { field: other, state } = found.later;
  const list = state.list.title[sayings.language];
  const newer = { signal: 'validity-period', detail: sayings.words.laterValidity({ other: other.database, list, from: state.validFrom }) };
  const edge = edgeBetween(group, field, other);
  return [validity(found.own, sayings), newer, ...(edge?.agreement ? [disagreement(edge, other, sayings)] : [])];
}

function validity({ list, validFrom, validTo, share }: TableState, { words, language }: Sayings): Evidence {
  return { signal: 'validity-period', detail: words.validity({ list: list.title[language], from: validFrom, to: validTo, share }) };
}
