import { type Sql, sql } from '@sogoc/engine';
import { drawnBelow, ofLeft, ofRight } from './draw-number.ts';

/** Pairs enough to learn from in one block. */
export const trainingPairs = 250_000;

/** Is the pair among those drawn? The same pairs on every run, those of a smaller share among those of a larger. */
export const isDrawn = (l: Sql, r: Sql, below: Sql): Sql =>
  sql`(cast(${l} as bigint) * ${ofLeft} + cast(${r} as bigint) * ${ofRight}) % ${drawnBelow} < ${below}`;

/** The number below which a share (0..1) of pairs is drawn. */
export const drawnUpTo = (share: number): number => Math.min(drawnBelow, Math.ceil(share * drawnBelow));

/** The share of pairs that are drawn below a number. */
export const drawnShare = (below: number): number => below / drawnBelow;
