import { LinkageError } from '../error.ts';

/** A pair with its weight in bits; decided pairs carry plus or minus infinity. */
export interface WeighedEdge {
  l: number;
  r: number;
  weight: number;
}

export interface GroupConstraints {
  /** Source of a record, where two records of it may not be in one group. */
  exclusiveSource?(record: number): number | undefined;
  /** Refuse to join two groups when all that is known between them, taken together, speaks against it. */
  weighAgainst?: boolean;
}

/**
 * Groups the records of one component under constraints: edges are taken from the heaviest down, and an edge joins two groups unless that would put
 * together what was decided to be different, put two records of an exclusive source into one group, or (with `weighAgainst`) join groups whose pairs
 * weigh less than nothing in sum. Ties go by record id, so the result does not depend on the order of the edges.
 * @returns the smallest record of each record's group.
 * @throws LinkageError `LINK_DECISIONS_CONTRADICT` where decisions alone cannot all hold.
 */
export function constrainedGroups(edges: readonly WeighedEdge[], constraints: GroupConstraints = {}): Map<number, number> {
  const groups = new Map<number, Group>();
  const groupOf = (record: number): Group => {
    let group = groups.get(record);
    if (!group) {
      const source = constraints.exclusiveSource?.(record);
      group = { smallest: record, members: [record], sources: new Set(source === undefined ? [] : [source]), between: new Map() };
      groups.set(record, group);
    }
    return group;
  };
  for (const { l, r, weight } of edges) {
    const [a, b] = [groupOf(l), groupOf(r)];
    a.between.set(b, (a.between.get(b) ?? 0) + weight);
    b.between.set(a, (b.between.get(a) ?? 0) + weight);
  }
  const ordered = edges.filter((edge) => edge.weight > 0).sort((a, b) => b.weight - a.weight || a.l - b.l || a.r - b.r);
  for (const { l, r, weight } of ordered) {
    const [a, b] = [groupOf(l), groupOf(r)];
    if (a === b) continue;
    const between = a.between.get(b) ?? 0;
    const forbidden = between === Number.NEGATIVE_INFINITY || Number.isNaN(between);
    if (forbidden && weight === Number.POSITIVE_INFINITY)
      throw new LinkageError('LINK_DECISIONS_CONTRADICT', 'Decisions say that records are the same and that they are not', {
        remedy: 'Withdraw one of the decisions',
      });
    const decided = weight === Number.POSITIVE_INFINITY;
    if (forbidden || (!decided && clash(a, b)) || (!decided && constraints.weighAgainst && between <= 0)) continue;
    const [into, from] = a.members.length >= b.members.length ? [a, b] : [b, a];
    merge(into, from);
    for (const member of from.members) groups.set(member, into);
  }
  return new Map([...groups].map(([record, group]) => [record, group.smallest]));
}

interface Group {
  smallest: number;
  members: number[];
  sources: Set<number>;
  /** Sum of the weights of all pairs between this group and another. */
  between: Map<Group, number>;
}

const clash = (a: Group, b: Group): boolean => [...a.sources].some((source) => b.sources.has(source));

function merge(into: Group, from: Group): void {
  into.members.push(...from.members);
  into.smallest = Math.min(into.smallest, from.smallest);
  for (const source of from.sources) into.sources.add(source);
  for (const [other, weight] of from.between) {
    other.between.delete(from);
    if (other === into) continue;
    const sum = (into.between.get(other) ?? 0) + weight;
    into.between.set(other, sum);
    other.between.set(into, sum);
  }
  into.between.delete(from);
}
