import { plainCharacters } from '@sogoc/profile';
import { classText, common, holds, type Ranges } from './char-ranges.ts';
import { isWithin, type Language, languageOf } from './language.ts';
import { type Node, parsePattern } from './parse-pattern.ts';

/** A condition on text, and the texts that meet it, where that is understood. */
interface Condition {
  pattern: string;
  language: Language | null;
  /** Asked in another way than by its pattern. */
  asked?: true;
}

export interface Necessary {
  /** A text that matches all of these is plainly written (`isPlainly`) and matches all that were given. */
  patterns: string[];
  /** Of those that are asked in other ways, the ones that the patterns make sure of. */
  implied: string[];
  /** Texts that remain: one of them holds each text. */
  languages: Language[];
}

/**
 * Of regular expressions that a plainly written text should match, those that tell: one that holds for every text of another is left out, and one that only
 * forbids characters becomes part of what plain text is. Nothing is guessed: what is not understood stays.
 * `asked`: further conditions, which are asked in another way than by their regular expression.
 */
export function necessary(given: readonly string[], asked: readonly string[] = []): Necessary {
  const parsed = given.map((pattern) => parsePattern(pattern));
  const allowed = parsed.map((node) => node && charactersAlone(node));
  const plain = plainPattern(allowed.flatMap((ranges) => (ranges ? [ranges] : [])));
  const own = given.flatMap((pattern, place) => (allowed[place] ? [] : [condition(pattern)]));
  let conditions: Condition[] = [...own, condition(plain), ...asked.map((pattern) => ({ ...condition(pattern), asked: true as const }))];
  for (const one of conditions.toReversed()) {
    const { language } = one;
    const rest = conditions.filter((other) => other !== one);
    if (language && rest.some((other) => other.language && isWithin(other.language, language))) conditions = rest;
  }
  return {
    patterns: conditions.flatMap(({ pattern, asked: other }) => (other ? [] : [pattern])),
    implied: asked.filter((pattern) => !conditions.some((one) => one.asked && one.pattern === pattern)),
    languages: conditions.flatMap(({ language }) => (language ? [language] : [])),
  };
}

function condition(pattern: string): Condition {
  const node = parsePattern(pattern);
  return { pattern, language: node && languageOf(node) };
}

/** The characters that a pattern allows, where it asks nothing else: `^[^@]*$`. */
function charactersAlone(node: Node): Ranges | null {
  const repeat = onlyItem(onlyItem(node));
  if (repeat?.kind !== 'repeat' || repeat.item.kind !== 'set') return null;
  return repeat.min === 0 && repeat.max === Number.POSITIVE_INFINITY ? repeat.item.ranges : null;
}

function onlyItem(node: Node | undefined): Node | undefined {
  if (node?.kind !== 'sequence') return node;
  return node.items.length === 1 ? node.items[0] : undefined;
}

/** What `isPlainly` asks, of texts of such characters alone. */
function plainPattern(allowed: readonly Ranges[]): string {
  const node = onlyItem(onlyItem(parsePattern(`^${plainCharacters.replaceAll('\\u{', '\\x{')}$`) ?? undefined));
  const characters = allowed.reduce(common, node?.kind === 'set' ? node.ranges : []);
  const text = classText(characters);
  const blanks = allowed.every((ranges) => holds(ranges, 32));
  return blanks ? `^${text}+( ${text}+)*$` : `^${text}+$`;
}
