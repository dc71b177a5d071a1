import type { Schema } from '../../api/client.ts';

type Holder = Schema['Attribute']['holders'][number];

/** A holder with its place in the drawing. */
export interface Placed {
  key: string;
  holder: Holder;
  /** Further columns of the same database that were copied from the same place, and from which nobody copies. */
  also: Holder[];
  parent: Placed | null;
  depth: number;
  row: number;
}

const keyOf = (column: { database: string; table: string; column: string }) => `${column.database}\u0000${column.table}\u0000${column.column}`;

const alike = (one: Holder, other: Holder) => one.databaseId === other.databaseId && one.role === other.role;

/** Lays holders out as a forest: what is copied from nobody is a root; each stands level with the first of its copies. */
export function placeHolders(holders: readonly Holder[]): { placed: Placed[]; depth: number; rows: number } {
  const known = new Set(holders.map(keyOf));
  const parentOf = (holder: Holder) => (holder.copyOf && known.has(keyOf(holder.copyOf)) ? keyOf(holder.copyOf) : null);
  const placed: Placed[] = [];
  const isPlaced = (holder: Holder) => placed.some(({ key, also }) => key === keyOf(holder) || also.includes(holder));
  const isCopied = (holder: Holder) => holders.some((other) => parentOf(other) === keyOf(holder));
  let row = 0;
  const place = (holder: Holder, parent: Placed | null): void => {
    const node: Placed = { key: keyOf(holder), holder, also: [], parent, depth: parent ? parent.depth + 1 : 0, row };
    placed.push(node);
    const copies = holders.filter((other) => parentOf(other) === node.key && !isPlaced(other));
    for (const copy of copies) {
      const beside = isCopied(copy) ? undefined : placed.find((one) => one.parent === node && !isCopied(one.holder) && alike(one.holder, copy));
      if (beside) beside.also.push(copy);
      else place(copy, node);
    }
    if (copies.length === 0) row += 1;
  };
  for (const holder of holders) if (parentOf(holder) === null) place(holder, null);
  // Copies that copy one another in a circle have no root; each still gets a place.
  for (const holder of holders) if (!isPlaced(holder)) place(holder, null);
  return { placed, depth: Math.max(0, ...placed.map((node) => node.depth)), rows: row };
}
