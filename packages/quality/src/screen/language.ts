import { casesOf } from './any-case.ts';
import { holds, type Ranges } from './char-ranges.ts';
import type { Node } from './parse-pattern.ts';

/** Texts that a regular expression matches, as an automaton (Thompson 1968): state 0 begins, `end` ends. */
export interface Language {
  /** Of each state: where it leads by a character, and where by none. */
  steps: { ranges: Ranges; to: number }[][];
  free: number[][];
  end: number;
}

const mostStates = 2_000;
const mostPairs = 5_000;

/** Null where the automaton would be large. */
export function languageOf(node: Node): Language | null {
  const language: Language = { steps: [[]], free: [[]], end: 0 };
  const add = (): number => {
    language.free.push([]);
    return language.steps.push([]) - 1;
  };
  const build = (part: Node, from: number): number => {
    if (language.steps.length > mostStates) return from;
    if (part.kind === 'set') {
      const to = add();
      language.steps[from]?.push({ ranges: part.ranges, to });
      return to;
    }
    if (part.kind === 'sequence') return part.items.reduce((at, item) => build(item, at), from);
    const end = add();
    if (part.kind === 'choice') {
      for (const option of part.options) {
        const start = add();
        language.free[from]?.push(start);
        language.free[build(option, start)]?.push(end);
      }
      return end;
    }
    let at = from;
    for (let n = 0; n < part.min; n += 1) at = build(part.item, at);
    if (Number.isFinite(part.max)) {
      for (let n = part.min; n < part.max; n += 1) {
        language.free[at]?.push(end);
        at = build(part.item, at);
      }
    } else {
      // A state of its own: what comes before must not be entered again.
      const loop = add();
      language.free[at]?.push(loop);
      language.free[build(part.item, loop)]?.push(loop);
      at = loop;
    }
    language.free[at]?.push(end);
    return end;
  };
  const end = build(node, 0);
  return language.steps.length > mostStates ? null : { ...language, end };
}

/** Is every text of the first one of the second? False also where that would take long to tell. */
export function isWithin(inner: Language, outer: Language): boolean {
  const signs = oneOfEach([inner, outer]);
  const start: [Set<number>, Set<number>] = [closure(inner, [0]), closure(outer, [0])];
  const seen = new Set<string>();
  const open = [start];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [a, b] = pair;
    const name = `${[...a].sort().join()};${[...b].sort().join()}`;
    if (seen.has(name)) continue;
    seen.add(name);
    if (seen.size > mostPairs || (a.has(inner.end) && !b.has(outer.end))) return false;
    for (const sign of signs) {
      const next = step(inner, a, sign);
      if (next.size > 0) open.push([next, step(outer, b, sign)]);
    }
  }
  return true;
}

/** Characters of which each stands for all that no step of the automata tells from it. */
function oneOfEach(languages: readonly Language[]): number[] {
  const ranges = languages.flatMap(({ steps }) => steps.flat().flatMap((one) => one.ranges));
  return [...new Set([0, ...ranges.flatMap(([from, to]) => [from, to + 1])])];
}

/** Where some states lead by a character. */
export function step({ steps, ...language }: Language, states: ReadonlySet<number>, sign: number): Set<number> {
  const next = [...states].flatMap((state) => (steps[state] ?? []).filter(({ ranges }) => holds(ranges, sign)).map(({ to }) => to));
  return closure({ steps, ...language }, next);
}

/** Some states, and all that they lead to by no character. */
export function closure({ free }: Language, states: readonly number[]): Set<number> {
  const all = new Set<number>();
  const open = [...states];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (all.has(state)) continue;
    all.add(state);
    open.push(...(free[state] ?? []));
  }
  return all;
}

/** May a text of the language be one of these words once it is in lower case? */
export function mayBe(language: Language, words: readonly string[]): boolean {
  return words.some((word) => {
    let states: ReadonlySet<number> = closure(language, [0]);
    for (const letter of word.toLowerCase()) {
      const from = states;
      states = new Set(casesOf(letter).flatMap((sign) => [...step(language, from, sign)]));
    }
    return states.has(language.end);
  });
}
