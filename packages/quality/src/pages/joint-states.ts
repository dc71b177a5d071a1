import type { Language } from '../screen/language.ts';

/** What a text has to be: one of the language, or none of it. */
export interface Demand {
  language: Language;
  inside: boolean;
}

/** A deterministic automaton over classes of characters: of each state where each class leads, and whether a text may end there. State 0 has no way out. */
export interface JointStates {
  /** The first character of each class; a class ends where the next begins. */
  classes: readonly number[];
  next: readonly (readonly number[])[];
  accepts: readonly boolean[];
  start: number;
}

const mostStates = 2_500;

/** One automaton for texts that meet all demands, by the construction of subsets (Rabin and Scott 1959). Null where it would be large. */
export function jointStates(demands: readonly Demand[]): JointStates | null {
  const ranges = demands.flatMap(({ language }) => language.steps.flat().flatMap((one) => one.ranges));
  const classes = [...new Set([0, ...ranges.flatMap(([from, to]) => [from, to + 1])])].sort((a, b) => a - b);
  const placeOf = new Map(classes.map((first, place) => [first, place]));
  const walkers = demands.map(({ language }) => walker(language, placeOf, classes.length));
  const known = new Map<string, number>([['', 0]]);
  const states: (readonly number[])[][] = [[]];
  const numberOf = (sets: (readonly number[])[]): number => {
    // Nothing that comes after can bring a text back into a language that it has left.
    if (demands.some(({ inside }, place) => inside && sets[place]?.length === 0)) return 0;
    const name = sets.map((set) => set.join()).join(';');
    const number = known.get(name) ?? states.push(sets) - 1;
    known.set(name, number);
    return number;
  };
  const start = numberOf(demands.map(({ language }) => closure(language, 0)));
  const next: number[][] = [classes.map(() => 0)];
  for (let state = 1; state < states.length; state += 1) {
    if (states.length > mostStates) return null;
    const rows = walkers.map((walk, place) => walk(states[state]?.[place] ?? []));
    next.push(classes.map((_, place) => numberOf(rows.map((row) => row[place] ?? []))));
  }
  const accepts = states.map(
    (sets, state) => state > 0 && demands.every(({ language, inside }, place) => sets[place]?.includes(language.end) === inside),
  );
  return { classes, next, accepts, start };
}

const nothing: readonly number[] = [];

/** Of a set of states of a language: to which ones each class leads. */
function walker(language: Language, placeOf: ReadonlyMap<number, number>, classes: number): (states: readonly number[]) => (readonly number[])[] {
  const closures = new Map<number, readonly number[]>();
  const closed = (state: number): readonly number[] => {
    const set = closures.get(state) ?? closure(language, state);
    closures.set(state, set);
    return set;
  };
  const arrows = language.steps.map((steps) =>
    steps.flatMap(({ ranges, to }) => ranges.map(([from, last]) => ({ from: placeOf.get(from) ?? 0, end: placeOf.get(last + 1) ?? classes, to }))),
  );
  return (states) => {
    const row: (readonly number[])[] = new Array(classes).fill(nothing);
    for (const { from, end, to } of states.flatMap((state) => arrows[state] ?? [])) {
      const set = closed(to);
      for (let place = from; place < end; place += 1) row[place] = row[place] === nothing ? set : merged(row[place] ?? nothing, set);
    }
    return row;
  };
}

function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  return a === b ? a : [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** A state and all to which it leads by no character, in order. */
function closure({ free }: Language, state: number): readonly number[] {
  const all = new Set<number>();
  const open = [state];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (all.has(one)) continue;
    all.add(one);
    open.push(...(free[one] ?? []));
  }
  return [...all].sort((a, b) => a - b);
}
