import { closure, type Language, languageOf, step } from './language.ts';
import { parsePattern } from './parse-pattern.ts';

/** With more states than this a text is not told. */
const mostStates = 1_000;

/**
 * Tells whether texts match a regular expression, in time that grows with their length alone: the states of a deterministic automaton are made as texts lead to them (Thompson 1968). A regular
 * expression of JavaScript goes back instead, which some expressions of a contract would make it do without end.
 */
export class Matcher {
  readonly #language: Language;
  readonly #numbers = new Map<string, number>();
  readonly #states: { of: ReadonlySet<number>; next: Map<number, number> }[] = [];

  private constructor(language: Language) {
    this.#language = language;
    this.#numberOf(closure(language, [0]));
  }

  /** @returns null where the expression is not understood, or large. */
  static of(pattern: string): Matcher | null {
    const parsed = parsePattern(pattern);
    const language = parsed && languageOf(parsed);
    return language && new Matcher(language);
  }

  /** Undefined where too many states were needed. */
  matches(text: string): boolean | undefined {
    let state = 0;
    for (const letter of text) {
      const sign = letter.codePointAt(0) ?? 0;
      const { of = new Set<number>(), next } = this.#states[state] ?? {};
      const known = next?.get(sign);
      state = known ?? this.#numberOf(step(this.#language, of, sign));
      if (state > mostStates) return undefined;
      if (known === undefined) next?.set(sign, state);
    }
    return this.#states[state]?.of.has(this.#language.end) ?? false;
  }

  #numberOf(states: ReadonlySet<number>): number {
    const name = [...states].sort((a, b) => a - b).join();
    const number = this.#numbers.get(name);
    if (number !== undefined) return number;
    if (this.#states.length > mostStates) return this.#states.length;
    this.#numbers.set(name, this.#states.length);
    return this.#states.push({ of: states, next: new Map() }) - 1;
  }
}
