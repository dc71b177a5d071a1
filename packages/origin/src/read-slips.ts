import type { Edge } from './attribute-group.ts';
import type { Field } from './field.ts';

/** Of the records on which two holders differ, how many have a slip on either side: a word that hardly anybody writes, where the other has a usual one. */
export interface SlipCounts {
  a: number;
  b: number;
}

/** Whose slips the differences of two holders are. */
export interface Slips {
  between(a: Field, b: Field): SlipCounts;
  /** The same without the other attributes that two holders are seen to have taken each from elsewhere: those say nothing of the two. */
  without(edges: ReadonlySet<Edge>): Slips;
}

/** Fewer slips than this, and what changes is asked as well. */
const enough = 8;

/**
 * Slips of all that two tables share and that stays as it is; of an attribute that changes in the course of time, its own.
 *
 * @param changing does the attribute of a field change in the course of time?
 */
export function readSlips(found: ReadonlyMap<Edge, SlipCounts>, changing: (field: Field) => boolean): Slips {
  return {
    between: (a, b) => {
      if (changing(a) || changing(b)) return pooled(found, a, b, (edge) => [edge.a, edge.b].includes(a) && [edge.a, edge.b].includes(b));
      const steady = pooled(found, a, b, (edge) => !changing(edge.a) && !changing(edge.b));
      return steady.a + steady.b >= enough ? steady : pooled(found, a, b, () => true);
    },
    without: (edges) => readSlips(leaveOut(found, edges), changing),
  };
}

/** Faults of all that two tables share: what shows by itself to be wrong or late is the copy's, whatever attribute it is of. */
export function readFaults(found: ReadonlyMap<Edge, SlipCounts>): Slips {
  return { between: (a, b) => pooled(found, a, b, () => true), without: (edges) => readFaults(leaveOut(found, edges)) };
}

function leaveOut(found: ReadonlyMap<Edge, SlipCounts>, edges: ReadonlySet<Edge>): Map<Edge, SlipCounts> {
  return new Map([...found].filter(([edge]) => !edges.has(edge)));
}

function pooled(found: ReadonlyMap<Edge, SlipCounts>, a: Field, b: Field, which: (edge: Edge) => boolean): SlipCounts {
  const total = { a: 0, b: 0 };
  for (const [edge, counts] of found) {
    const turned = edge.a.table === b.table && edge.b.table === a.table;
    if (!which(edge) || !(turned || (edge.a.table === a.table && edge.b.table === b.table))) continue;
    total.a += turned ? counts.b : counts.a;
    total.b += turned ? counts.a : counts.b;
  }
  return total;
}
