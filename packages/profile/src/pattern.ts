const classes: readonly (readonly [RegExp, string])[] = [
  [/\p{Lu}/u, 'A'],
  [/\p{L}|\p{M}/u, 'a'],
  [/\p{Nd}/u, '9'],
];

const classOf = (character: string): string => classes.find(([pattern]) => pattern.test(character))?.[1] ?? character;

/** Character classes of a text: `9` digit, `A` upper case, `a` other letter, the rest itself; a run of three or more is written once with its length: `A9{10}`. */
export function patternOf(text: string): string {
  const out: string[] = [];
  let run = 0;
  let last = '';
  const end = (): void => {
    if (run > 0) out.push(run > 2 ? `${last}{${run}}` : last.repeat(run));
  };
  for (const character of text.normalize('NFC').slice(0, 200)) {
    const next = classOf(character);
    if (next === last) run += 1;
    else {
      end();
      last = next;
      run = 1;
    }
  }
  end();
  return out.join('');
}

/** The ten most frequent patterns of values; each counts as often as its value does, times a factor that scales a sample up. */
export function countPatterns(values: readonly { value: string; count: number }[], factor: number): { pattern: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { value, count } of values) {
    const pattern = patternOf(value);
    counts.set(pattern, (counts.get(pattern) ?? 0) + count);
  }
  return [...counts]
    .map(([pattern, count]) => ({ pattern, count: Math.round(count * factor) }))
    .sort((a, b) => b.count - a.count || (a.pattern < b.pattern ? -1 : 1))
    .slice(0, 10);
}
