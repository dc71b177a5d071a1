import type { AttributeGroup, Edge } from './attribute-group.ts';
import { type Decided, type DecisionContext, decide } from './decide.ts';
import { tellingColumn } from './field.ts';

/** Decides twice: the second time knowing which tables took their other attributes from elsewhere, so that those say nothing of two holders that neither gave. */
export function decideAll(groups: readonly AttributeGroup[], base: DecisionContext): Map<AttributeGroup, Decided[]> {
  const first = groups.map((group) => ({ group, decided: decide(group, base) }));
  const takesFrom: DecisionContext['takesFrom'] = (field, group) => {
    const others = first.filter((one) => one.group !== group).flatMap(({ decided }) => decided.filter((one) => one.field.table === field.table));
    const copies = others.filter((one) => one.role === 'copy');
    const originals = others.filter((one) => one.role === 'original');
    return copies.length > originals.length ? [...new Set(copies.flatMap((one) => one.source?.field.database ?? []))] : [];
  };
  const apart = new Set(first.flatMap(({ group, decided }) => group.edges.filter((edge) => isApart(edge, decided))));
  const created = first.map(({ group, decided }) => ({ group, fields: decided.filter(isOriginal).map(({ field }) => field) }));
  const creates =
    (group: AttributeGroup): DecisionContext['creates'] =>
    (field) =>
      created
        .filter((one) => one.group !== group)
        .flatMap(({ fields }) => fields.filter(({ table }) => table === field.table).map((other) => tellingColumn(other).name));
  const context = { ...base, takesFrom, slips: base.slips.without(apart), faults: base.faults.without(apart) };
  return new Map(groups.map((group) => [group, decide(group, { ...context, creates: creates(group) })]));
}

function isOriginal({ role }: Decided): boolean {
  return role === 'original';
}

/** Are both holders copies, and neither of the other? */
function isApart({ a, b }: Edge, decided: readonly Decided[]): boolean {
  const [x, y] = [a, b].map((field) => decided.find((one) => one.field === field));
  return x?.role === 'copy' && y?.role === 'copy' && x.source?.field !== b && y.source?.field !== a;
}
