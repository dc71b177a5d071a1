import type { Check, CheckOf } from '@sogoc/contract';
import { nameOf } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, plainCharacters, plainInteger } from '@sogoc/profile';
import { type ByteAutomaton, byteAutomaton } from '../pages/byte-automaton.ts';
import type { ColumnTest } from '../pages/column-tester.ts';
import { type Demand, jointStates } from '../pages/joint-states.ts';
import type { RuleContext } from '../rule-kind.ts';
import { codeList } from '../rules/code-list/code-list.ts';
import { encoding } from '../rules/encoding/encoding.ts';
import { format, validStored } from '../rules/format/format.ts';
import { hygiene } from '../rules/hygiene/hygiene.ts';
import { length } from '../rules/length/length.ts';
import { pattern } from '../rules/pattern/pattern.ts';
import { filledDigits, fillers, placeholder } from '../rules/placeholder/placeholder.ts';
import { range } from '../rules/range/range.ts';
import { required } from '../rules/required/required.ts';
import type { RecordRuleOf } from '../run/scan.ts';
import { isWithin, type Language, languageOf, wordsInAnyCase } from './language.ts';
import { type Node, parsePattern } from './parse-pattern.ts';
import type { ScreenedRules } from './screen.ts';

/** Letters of a code list that becomes part of an automaton. */
const longestList = 2_000;
const safe = 2 ** 53;

/**
 * What a value has to be, so that all rules of its column certainly speak about it and hold; of those that do not pass, the rules are asked. Null where the rules are not all of
 * kinds that can be told so: each must be one of the house's own, for a kind of the same name may mean something else.
 */
export function columnTest({ column, rules }: ScreenedRules, context: RuleContext, automata: Automata = new Map()): ColumnTest | null {
  const profile = context.profile.columns.find(({ name }) => name === column);
  if (!profile || rules.some(({ rule: { check } }) => !('column' in check) || check.column !== column)) return null;
  if (profile.storage === 'text') return textTest(rules, profile, automata);
  return numberTest(rules, profile, context);
}

/** Text that `columnText` leaves as it is, as a regular expression. Null where it may change any text; undefined where it changes none that is written plainly. */
export function untouched({ type, reading }: ColumnProfile): string | null | undefined {
  if (reading.kind === 'stored') return undefined;
  if (reading.kind !== 'number') return null;
  if (type === 'integer') return plainInteger;
  return type === 'decimal' && reading.decimal === '.' && reading.group === ''
    ? '^(0|-?[1-9][0-9]{0,13}|-?(0|[1-9][0-9]{0,7})[.][0-9]{0,5}[1-9])$'
    : null;
}

/** Takes text that `columnText` leaves as it is; null: all text is left so. */
export function untouchedTexts(column: ColumnProfile): ByteAutomaton | null {
  const pattern = column.storage === 'text' ? untouched(column) : undefined;
  if (!pattern) return null;
  const known = untouchedAutomata.get(pattern);
  if (known !== undefined) return known;
  const language = languageOf(parsePattern(pattern) ?? { kind: 'sequence', items: [] });
  const joint = language && jointStates([{ language, inside: true }]);
  const automaton = joint && byteAutomaton(joint);
  untouchedAutomata.set(pattern, automaton);
  return automaton;
}

/** By the few expressions that there are. */
const untouchedAutomata: Automata = new Map();

/** Automata by what they demand: that of many columns is no more than that their texts are written plainly. */
export type Automata = Map<string, ByteAutomaton | null>;

function textTest(rules: readonly RecordRuleOf[], profile: ColumnProfile, automata: Automata): ColumnTest | null {
  const demands: Demand[] = [];
  const add = (node: Node | null, inside: boolean): boolean => {
    const language = node && languageOf(node);
    if (language) demands.push({ language, inside });
    return language !== null;
  };
  const plain = plainCharacters.replaceAll('\\u{', '\\x{');
  if (!add(parsePattern(`^${plain}+( ${plain}+)*$`), true)) return null;
  const canonical = untouched(profile);
  if (canonical === null || (canonical !== undefined && !add(parsePattern(canonical), true))) return null;
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (const { kind, rule, prepared } of rules) {
    const { check } = rule;
    if (kind === pattern && check.kind === 'pattern') {
      if (!add(parsePattern(check.pattern), true)) return null;
    } else if (kind === length && check.kind === 'length') {
      [least, most] = [Math.max(least, check.min ?? 0), Math.min(most, check.max ?? Number.POSITIVE_INFINITY)];
    } else if (!forbidden({ kind, prepared }, check).every((node) => add(node, false))) return null;
  }
  const lists = rules.flatMap(({ rule: { check } }) => (check.kind === 'code-list' ? [check.values] : []));
  if (lists.some((values) => values.join('').length > longestList || !add(oneOf(values), true))) return null;
  const inside = demands.flatMap(({ language, inside: own }) => (own ? [language] : []));
  // Where the texts of another rule are all as long as they should be, no text need be measured.
  if (inside.some((language) => isLong(language, least, most))) [least, most] = [0, Number.POSITIVE_INFINITY];
  const automaton = automatonOf(demands, automata);
  return automaton && { kind: 'text', automaton, least, most };
}

function automatonOf(demands: readonly Demand[], automata: Automata): ByteAutomaton | null {
  const name = nameOf(demands);
  const known = automata.get(name);
  if (known !== undefined) return known;
  const joint = jointStates(demands);
  const made = joint && byteAutomaton(joint);
  automata.set(name, made);
  return made;
}

/** Texts that break a rule though they are written plainly; a null among them says that this cannot be told. */
function forbidden({ kind, prepared }: Pick<RecordRuleOf, 'kind' | 'prepared'>, check: Check): (Node | null)[] {
  if (kind === required && check.kind === 'required') return check.missingWords?.length ? [oneOf(check.missingWords)] : [];
  if (kind === hygiene || kind === codeList) return [];
  if (kind === encoding) return prepared ? [null] : [];
  if (kind !== placeholder || check.kind !== 'placeholder') return [null];
  return check.values ? [wordsInAnyCase(check.values)] : [wordsInAnyCase(fillers), parsePattern(filledDigits)];
}

function oneOf(values: readonly string[]): Node {
  const signs = (value: string): Node[] =>
    [...value].map((sign) => ({ kind: 'set', ranges: [[sign.codePointAt(0) ?? 0, sign.codePointAt(0) ?? 0]] }));
  return { kind: 'choice', options: values.map((value): Node => ({ kind: 'sequence', items: signs(value) })) };
}

const longestMeasured = 100;

function isLong(language: Language, least: number, most: number): boolean {
  if (least > longestMeasured || (Number.isFinite(most) && most > longestMeasured)) return false;
  const any: Node = { kind: 'repeat', item: { kind: 'set', ranges: [[0, 0x10_ffff]] }, min: least, max: most };
  const measured = languageOf(any);
  return measured !== null && isWithin(language, measured);
}

function numberTest(rules: readonly RecordRuleOf[], profile: ColumnProfile, { now, pack }: RuleContext): ColumnTest | null {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { kind, rule } of rules) {
    const { check } = rule;
    if (kind === required && check.kind === 'required' && !check.missingWords?.length) continue;
    const asked =
      kind === range && check.kind === 'range' ? check : kind === format && check.kind === 'format' ? validBounds(check, profile, pack) : null;
    const bounds = asked && boundsOf(asked, profile.storage, now);
    if (!bounds) return null;
    [low, high] = [Math.max(low, bounds[0]), Math.min(high, bounds[1])];
  }
  return { kind: 'number', low, high };
}

/** What lies between these is valid by the semantic type. */
function validBounds(check: CheckOf<'format'>, profile: ColumnProfile, pack: CountryPack): Bounds | null {
  const [min, max] = validStored(check, profile, pack) ?? [];
  return min === undefined ? null : { min, max };
}

type Bounds = Pick<CheckOf<'range'>, 'min' | 'max' | 'exclusiveMin' | 'exclusiveMax'>;

/** Bounds that a number keeps only where it keeps those of the rule. Null where these are not of the column's kind. */
function boundsOf({ min, max, exclusiveMin, exclusiveMax }: Bounds, storage: string, now: Date): [number, number] | null {
  const numbers = [min, max].map((bound) => (bound === undefined ? null : boundOf(bound, storage, now)));
  if (numbers.includes(undefined)) return null;
  const [from, to] = numbers;
  const low = from === null || from === undefined ? Number.NEGATIVE_INFINITY : within(from, exclusiveMin === true, 1);
  const high = to === null || to === undefined ? Number.POSITIVE_INFINITY : within(to, exclusiveMax === true, -1);
  return [low, high];
}

function boundOf(bound: string | number, storage: string, now: Date): number | undefined {
  if (typeof bound === 'number') return storage === 'date' || !(Math.abs(bound) < safe) ? undefined : bound;
  const day = bound === 'today' ? now.toISOString().slice(0, 10) : bound;
  const time = storage === 'date' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  return new Date(time).getTime() === time && new Date(time).toISOString().startsWith(day) ? time / 86_400_000 : undefined;
}

/** A little within a bound that is excluded, or that the engine may read as another fraction than this language does. */
function within(bound: number, isExcluded: boolean, inwards: 1 | -1): number {
  if (Number.isInteger(bound) && !isExcluded) return bound;
  return bound + inwards * Math.max(Math.abs(bound) * 2 ** -50, Number.MIN_VALUE);
}
