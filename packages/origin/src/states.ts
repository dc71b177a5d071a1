import { type AttributeGroup, edgeBetween, equalShare } from './attribute-group.ts';
import type { Field } from './field.ts';
import type { TableState } from './table-state.ts';

export type States = ReadonlyMap<Field['table'], readonly TableState[]>;

/** A holder and its state of a dated list. */
export interface HeldState {
  field: Field;
  state: TableState;
}

/** From this share on, an earlier state says the same as the later one and is treated like any holder. */
const sameAnyway = 0.9;

/** The holder of a group with the latest state of a list that `field`'s table keeps an earlier state of. */
export function laterHolder(field: Field, group: AttributeGroup, states: States): { own: TableState; later: HeldState } | null {
  for (const own of states.get(field.table) ?? []) {
    const [later] = group.fields
      .flatMap((other) => (states.get(other.table) ?? []).filter((state) => state.list.id === own.list.id).map((state) => ({ field: other, state })))
      .filter(({ state }) => (state.validFrom ?? '') > (own.validFrom ?? ''))
      .sort((x, y) => (y.state.validFrom ?? '').localeCompare(x.state.validFrom ?? ''));
    if (later) return { own, later };
  }
  return null;
}

/** The state that sets a holder apart from an earlier one in its group. */
export function laterState(field: Field, group: AttributeGroup, states: States): TableState | null {
  const own = states.get(field.table) ?? [];
  const others = group.fields.flatMap((other) => states.get(other.table) ?? []);
  return own.find(({ list, validFrom }) => others.some((other) => other.list.id === list.id && (other.validFrom ?? '') < (validFrom ?? ''))) ?? null;
}

/** True where a holder keeps an earlier state of a list, and it shows in this attribute. */
export function keepsEarlierState(field: Field, group: AttributeGroup, states: States): boolean {
  const found = laterHolder(field, group, states);
  if (!found) return false;
  const edge = edgeBetween(group, field, found.later.field);
  return edge?.agreement ? equalShare(edge) < sameAnyway : true;
}
