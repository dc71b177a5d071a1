/** Pairs that there is room for in the memory of a kernel. A block has no more members: the pairs of one that had would not be held in arrays (`mostPairs`). */
export const roomOfKernel = 2 ** 13;
const first = 64;
/** Where the column of a pair is in memory. */
export const columnAt = {
  l: first,
  r: first + 4 * roomOfKernel,
  rules: first + 8 * roomOfKernel,
  equal: first + 12 * roomOfKernel,
  open: first + 16 * roomOfKernel,
  pattern: first + 20 * roomOfKernel,
  rarity: first + 28 * roomOfKernel,
};
/** Where tables begin. */
export const tablesFrom = first + 36 * roomOfKernel;
export const pageOfMemory = 2 ** 16;

/** Names of the columns of integers and of doubles. */
export const columnsOfKernel = { integers: ['l', 'r', 'rules', 'equal', 'open'], doubles: ['pattern', 'rarity'] } as const;
