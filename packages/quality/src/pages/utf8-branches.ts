/** What may follow the first byte of a character, told by classes of characters alone, so that it is the same for all states of an automaton. */
export interface Branch {
  /** Bytes that are still to come. */
  more: number;
  /** Of each of the 64 bytes that may come next: the class of the character where it is the last, else the place of a branch; -1 where it is no UTF-8. */
  ways: readonly number[];
}

const none = -1;
const lastCodePoint = 0x10_ffff;
/** Halves of pairs of UTF-16, which UTF-8 has not. */
const [firstHalf, lastHalf] = [0xd800, 0xdfff];
/** The first character that is written with so many bytes after the first. */
const leasts = [0, 0x80, 0x800, 0x1_0000] as const;

/**
 * The branches of classes of characters, each once, those that a branch leads to before it.
 * @param classes the first character of each class; a class ends where the next begins.
 * @returns `first`: by byte, the place of the branch that it begins; -1 for those that begin none.
 */
export function utf8Branches(classes: readonly number[]): { branches: readonly Branch[]; first: readonly number[] } {
  const branches: Branch[] = [];
  const known = new Map<string, number>();
  const add = (more: number, ways: readonly number[]): number => {
    if (ways.every((way) => way === none)) return none;
    const name = `${more}:${ways.join()}`;
    const place = known.get(name) ?? branches.push({ more, ways }) - 1;
    known.set(name, place);
    return place;
  };
  /** What follows where characters from `first` on are still possible; those below `least` are to be written shorter. */
  const branch = (first: number, more: number, least: number): number => {
    const last = first + 64 ** more - 1;
    if (last < least || first > lastCodePoint) return none;
    if (more === 0) return first >= firstHalf && first <= lastHalf ? none : classOf(first, classes);
    const isWhole =
      first >= least && last <= lastCodePoint && (last < firstHalf || first > lastHalf) && classOf(first, classes) === classOf(last, classes);
    if (isWhole) return add(more, new Array<number>(64).fill(branch(first, more - 1, least)));
    return add(
      more,
      Array.from({ length: 64 }, (_, n) => branch(first + n * 64 ** (more - 1), more - 1, least)),
    );
  };
  const first = Array.from({ length: 256 }, (_, byte) => {
    if (byte < 0xc2 || byte > 0xf4) return none;
    const more = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    return branch((byte & (0x3f >> more)) * 64 ** more, more, leasts[more]);
  });
  return { branches, first };
}

/** The class of a character. */
export function classOf(codePoint: number, classes: readonly number[]): number {
  let [low, high] = [0, classes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((classes[middle] ?? 0) <= codePoint) low = middle;
    else high = middle - 1;
  }
  return low;
}
