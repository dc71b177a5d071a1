/** Names of the signs, in the reader's language. */
export interface SignWords {
  blank: string;
  lineBreak: string;
  tab: string;
  noBreakSpace: string;
  invisible: string;
  decomposed: string;
}

export function markDifferences(
  observed: string | null,
  expected: string | null,
  words: SignWords,
): { observed: string | null; expected: string | null };
