/** Candidate pairs are drawn by a number below this. */
export const drawnBelow = 10_007;
export const [ofLeft, ofRight] = [7919, 104_729];

/** The number of a pair that `isDrawn` compares; whole numbers of 31 bits all the way. */
export const drawNumber = (l: number, r: number): number => ((l % drawnBelow) * ofLeft + (r % drawnBelow) * (ofRight % drawnBelow)) % drawnBelow;
