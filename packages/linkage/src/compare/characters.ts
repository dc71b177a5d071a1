/** Texts as numbers of their characters, 0 to 255: text n from `starts[n]` up to `starts[n + 1]`. An empty one is not known. */
export interface Characters {
  characters: Uint8Array;
  starts: Int32Array;
}

/** Is there a text of this number? */
export const isKnown = ({ starts }: Characters, value: number): boolean => (starts[value + 1] ?? 0) > (starts[value] ?? 0);

/** Longer texts are not held. */
export const mostCharacters = 32;
