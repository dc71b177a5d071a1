import type { AttributeGroup } from './attribute-group.ts';
import { type Decided, type DecisionContext, decide } from './decide.ts';

/** Decides twice: the second time knowing which tables took their other attributes from elsewhere. */
export function decideAll(groups: readonly AttributeGroup[], base: DecisionContext): Map<AttributeGroup, Decided[]> {
  const first = groups.map((group) => ({ group, decided: decide(group, base) }));
  const takesFrom: DecisionContext['takesFrom'] = (field, group) => {
    const others = first.filter((one) => one.group !== group).flatMap(({ decided }) => decided.filter((one) => one.field.table === field.table));
    const copies = others.filter((one) => one.role === 'copy');
    const originals = others.filter((one) => one.role === 'original');
    return copies.length > originals.length ? [...new Set(copies.flatMap((one) => one.source?.field.database ?? []))] : [];
  };
  return new Map(groups.map((group) => [group, decide(group, { ...base, takesFrom })]));
}
