/**
 * The tone of an open syllable in oa, oe and uy is written on the first vowel (hòa, the older way) or on the second (hoà, the newer one). No syllable
 * tells the two apart, so the older pairs map onto the newer ones wherever they stand; quý, của, toàn and hoài, where usage does not vary, hold none
 * of them. Pairs are in lower case and NFC.
 */
export const tonePairs: readonly (readonly [older: string, newer: string])[] = pairUp(
  'òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy',
  'oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ',
);

/** The letter that is written i or y at the end of a syllable of one consonant and this vowel (Lý, Lí; quý, quí), in every tone. */
export const iToY: readonly (readonly [i: string, y: string])[] = pairUp('i ì í ỉ ĩ ị', 'y ỳ ý ỷ ỹ ỵ');

/** What may stand beside a syllable: ASCII that is no letter. The class of all letters of Unicode is slow to compile. */
export const boundary = '[ -@\\[-`{-~]';

/** A syllable that ends in i where y is as right, in lower case: groups are what stands before, the onset, the vowel and what follows. */
export const syllableInI = `(^|${boundary})(qu|[hklmst])([iìíỉĩị])($|${boundary})`;

function pairUp(from: string, to: string): [string, string][] {
  const targets = to.split(' ');
  return from.split(' ').map((source, index) => [source, targets[index] ?? source]);
}
