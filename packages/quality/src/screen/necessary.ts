import { plainCharacters } from '@sogoc/profile';
import { classText, common, holds, joined, type Ranges } from './char-ranges.ts';
import { isWithin, type Language, languageOf } from './language.ts';
import { type Node, parsePattern } from './parse-pattern.ts';
import { narrowed, patternText } from './pattern-text.ts';

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

const blank = 32;
const plainNode = onlyItem(onlyItem(parsePattern(`^${plainCharacters.replaceAll('\\u{', '\\x{')}$`) ?? undefined));
const plainSet: Ranges = plainNode?.kind === 'set' ? plainNode.ranges : [];

/**
 * Of regular expressions that a plainly written text should match, those that tell: one that holds for every text of another is left out, and one that only
 * forbids characters becomes part of what plain text is. Nothing is guessed: what is not understood stays.
 * `asked`: further conditions, which are asked in another way than by their regular expression.
 */
export function necessary(given: readonly string[], asked: readonly string[] = []): Necessary {
  const parsed = given.map((pattern) => parsePattern(pattern));
  const allowed = parsed.map((node) => node && charactersAlone(node));
  const characters = allowed.reduce((some: Ranges, ranges) => (ranges ? common(some, ranges) : some), plainSet);
  const blanks = allowed.every((ranges) => !ranges || holds(ranges, blank));
  const plain = plainPattern(characters, blanks);
  const own = given.flatMap((pattern, place) => (allowed[place] ? [] : [condition(pattern)]));
  let conditions: Condition[] = [...own, condition(plain), ...asked.map((pattern) => ({ ...condition(pattern), asked: true as const }))];
  for (const one of conditions.toReversed()) {
    const { language } = one;
    const rest = conditions.filter((other) => other !== one);
    if (language && rest.some((other) => other.language && isWithin(other.language, language))) conditions = rest;
  }
  conditions = asOne(conditions, blanks ? joined([...characters, [blank, blank]]) : characters, plainPattern(characters, blanks, '*')) ?? conditions;
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

/**
 * One regular expression in place of several: one of them, with its characters narrowed to those of plain text. It is taken where automata show that it holds for no
 * text that another forbids; that it holds for all others follows from how it is made. `ending`: what may come after the beginning of a plain text.
 */
function asOne(conditions: readonly Condition[], characters: Ranges, ending: string): Condition[] | null {
  const own = conditions.filter((one) => one.asked !== true);
  const languages = own.flatMap(({ language }) => (language ? [language] : []));
  const tail = parsePattern(ending);
  if (own.length < 2 || languages.length < own.length || !tail) return null;
  for (const { pattern } of own) {
    const node = parsePattern(pattern);
    const text = node && patternText(narrowed(node, characters, tail));
    const one = text ? condition(text) : null;
    const within = one?.language;
    if (!one || !within || !languages.every((language) => isWithin(within, language))) continue;
    return [one, ...conditions.filter((other) => other.asked && !(other.language && isWithin(within, other.language)))];
  }
  return null;
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

/** What `isPlainly` asks, of texts of such characters alone, with single blanks between them or none. `first`: `*` for what may come after its beginning. */
function plainPattern(characters: Ranges, blanks: boolean, first: '+' | '*' = '+'): string {
  const text = classText(characters);
  return blanks ? `^${text}${first}( ${text}+)*$` : `^${text}${first}$`;
}
