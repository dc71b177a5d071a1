import { type Sql, sql } from '@sogoc/engine';

/** Pairs enough to learn from in one block. */
export const trainingPairs = 250_000;

/** Candidate pairs are drawn by a number below this. */
const drawnBelow = 10_007;
const [ofLeft, ofRight] = [7919, 104_729];

/** Is the pair among those drawn? The same pairs on every run, those of a smaller share among those of a larger. */
export const isDrawn = (l: Sql, r: Sql, below: Sql): Sql =>
  sql`(cast(${l} as bigint) * ${ofLeft} + cast(${r} as bigint) * ${ofRight}) % ${drawnBelow} < ${below}`;

/** The number of a pair that `isDrawn` compares; whole numbers of 31 bits all the way. */
export const drawNumber = (l: number, r: number): number => ((l % drawnBelow) * ofLeft + (r % drawnBelow) * (ofRight % drawnBelow)) % drawnBelow;

/** The number below which a share (0..1) of pairs is drawn. */
export const drawnUpTo = (share: number): number => Math.min(drawnBelow, Math.ceil(share * drawnBelow));

/** The share of pairs that are drawn below a number. */
export const drawnShare = (below: number): number => below / drawnBelow;
