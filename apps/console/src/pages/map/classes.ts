/** A class of values, and how many percent of the map's colour it takes. */
export interface ValueClass {
  from: number;
  to: number;
  percent: number;
}

const percents = [14, 32, 55, 82] as const;

/** At most four classes that hold about as many values each; those of 0 stand apart. */
export function quantileClasses(values: readonly number[]): ValueClass[] {
  const sorted = values.filter((value) => value > 0).sort((one, other) => one - other);
  const classes: ValueClass[] = [];
  for (const [index, percent] of percents.entries()) {
    const part = sorted.slice(Math.floor((index * sorted.length) / 4), Math.floor(((index + 1) * sorted.length) / 4));
    const [from, to, last] = [part[0], part.at(-1), classes.at(-1)];
    if (from === undefined || to === undefined) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else classes.push({ from, to, percent });
  }
  return classes;
}
