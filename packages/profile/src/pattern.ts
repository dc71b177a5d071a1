const classes: readonly (readonly [RegExp, string])[] = [
  [/\p{Lu}/u, 'A'],
  [/\p{L}|\p{M}/u, 'a'],
  [/\p{Nd}/u, '9'],
];

/** Classes of characters that were seen, by their code points: to ask the expressions for each takes most of the time. */
const seen: (string | undefined)[] = [];

function classOf(code: number): string {
  const known = seen[code];
  if (known !== undefined) return known;
  const character = String.fromCodePoint(code);
  const found = classes.find(([pattern]) => pattern.test(character))?.[1] ?? character;
  seen[code] = found;
  return found;
}

/** Character classes of a text: `9` digit, `A` upper case, `a` other letter, the rest itself; a run of three or more is written once with its length: `A9{10}`. */
export function patternOf(text: string): string {
  const composed = text.normalize('NFC').slice(0, 200);
  let out = '';
  let run = 0;
  let last = '';
  for (let at = 0; at < composed.length; ) {
    const code = composed.codePointAt(at) ?? 0;
    const next = classOf(code);
    if (next === last) run += 1;
    else {
      out += written(last, run);
      last = next;
      run = 1;
    }
    at += code > 0xffff ? 2 : 1;
  }
  return out + written(last, run);
}

function written(character: string, run: number): string {
  return run > 2 ? `${character}{${run}}` : run === 1 ? character : character.repeat(run);
}

/** The ten most frequent patterns of values; each counts as often as its value does, times a factor that scales a sample up. */
export function countPatterns(values: readonly { value: string; count: number }[], factor: number): { pattern: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { value, count } of values) {
    const pattern = patternOf(value);
    counts.set(pattern, (counts.get(pattern) ?? 0) + count);
  }
  return topPatterns(counts, factor);
}

/** The same of patterns that were counted. */
export function topPatterns(counts: ReadonlyMap<string, number>, factor: number): { pattern: string; count: number }[] {
  return [...counts]
    .map(([pattern, count]) => ({ pattern, count: Math.round(count * factor) }))
    .sort((a, b) => b.count - a.count || (a.pattern < b.pattern ? -1 : 1))
    .slice(0, 10);
}
