import type { Schema } from '../../api/client.ts';

type Holder = Schema['Attribute']['holders'][number];

/** A holder with its place in the drawing. */
export interface Placed {
  key: string;
  holder: Holder;
  parent: Placed | null;
  depth: number;
  row: number;
}

const keyOf = (column: { database: string; table: string; column: string }) => `${column.database}\u0000${column.table}\u0000${column.column}`;

/** Lays holders out as a forest: what is copied from nobody is a root; each stands level with the first of its copies. */
export function placeHolders(holders: readonly Holder[]): { placed: Placed[]; depth: number; rows: number } {
  const known = new Set(holders.map(keyOf));
  const parentOf = (holder: Holder) => (holder.copyOf && known.has(keyOf(holder.copyOf)) ? keyOf(holder.copyOf) : null);
  const placed: Placed[] = [];
  let row = 0;
  const place = (holder: Holder, parent: Placed | null): void => {
    const node: Placed = { key: keyOf(holder), holder, parent, depth: parent ? parent.depth + 1 : 0, row };
    placed.push(node);
    const copies = holders.filter((other) => parentOf(other) === node.key && !placed.some(({ key }) => key === keyOf(other)));
    for (const copy of copies) place(copy, node);
    if (copies.length === 0) row += 1;
  };
  for (const holder of holders) if (parentOf(holder) === null) place(holder, null);
  // Copies that copy one another in a circle have no root; each still gets a place.
  for (const holder of holders) if (!placed.some(({ key }) => key === keyOf(holder))) place(holder, null);
  return { placed, depth: Math.max(0, ...placed.map((node) => node.depth)), rows: row };
}
