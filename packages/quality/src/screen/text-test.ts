import type { Check } from '@sogoc/contract';
import { type ColumnProfile, type CountryPack, plainCharacters } from '@sogoc/profile';
import type { ColumnTest } from '../pages/column-tester.ts';
import type { Demand } from '../pages/joint-states.ts';
import type { RuleContext } from '../rule-kind.ts';
import { codeList } from '../rules/code-list/code-list.ts';
import { current } from '../rules/current/current.ts';
import { dictionary } from '../rules/dictionary/dictionary.ts';
import { encoding } from '../rules/encoding/encoding.ts';
import { format } from '../rules/format/format.ts';
import { hygiene } from '../rules/hygiene/hygiene.ts';
import { length } from '../rules/length/length.ts';
import { pattern } from '../rules/pattern/pattern.ts';
import { filledDigits, fillers, placeholder } from '../rules/placeholder/placeholder.ts';
import { range } from '../rules/range/range.ts';
import { required } from '../rules/required/required.ts';
import { type } from '../rules/type/type.ts';
import type { RecordRuleOf } from '../run/scan.ts';
import { inAnyCase, sureOfCase, wordsInAnyCase } from './any-case.ts';
import { type Automata, automatonOf, untouched } from './automata.ts';
import { isWithin, type Language, languageOf } from './language.ts';
import { boundsOf } from './number-test.ts';
import { numbersWithin } from './numbers-within.ts';
import { type Node, parsePattern } from './parse-pattern.ts';

type TextTest = Extract<ColumnTest, { kind: 'text' }>;

/** What texts have to be, or must not be. */
interface Asked {
  node: Node | null;
  inside: boolean;
}

/** Letters of a code list that becomes part of an automaton. */
const longestList = 2_000;
/** Lengths, and states of a language, up to which it is asked whether its texts are all as long as they should be. */
const [longestMeasured, largestMeasured] = [100, 500];
const plain = plainCharacters.replaceAll('\\u{', '\\x{');
const plainly = `^${plain}+( ${plain}+)*$`;

/** Texts of an automaton, and of some lengths, surely keep all of the rules, each of which speaks about them. Null where that cannot be told. */
export function textTest(rules: readonly RecordRuleOf[], profile: ColumnProfile, context: RuleContext, automata: Automata): TextTest | null {
  const canonical = untouched(profile);
  if (canonical === null) return null;
  const asked: Asked[] = [must(plainly), ...(canonical === undefined ? [] : [must(canonical)])];
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (const rule of rules) {
    const { check } = rule.rule;
    if (rule.kind === length && check.kind === 'length') {
      [least, most] = [Math.max(least, check.min ?? 0), Math.min(most, check.max ?? Number.POSITIVE_INFINITY)];
      continue;
    }
    const own = askedBy(rule, check, profile, context);
    if (!own) return null;
    asked.push(...own);
  }
  const demands = asked.flatMap(({ node, inside }): Demand[] => {
    const language = node && languageOf(node);
    return language ? [{ language, inside }] : [];
  });
  if (demands.length < asked.length) return null;
  // Where the texts of another rule are all as long as they should be, no text need be measured.
  const isMeasured = least > 0 || Number.isFinite(most);
  if (isMeasured && demands.some(({ language, inside }) => inside && isLong(language, least, most))) [least, most] = [0, Number.POSITIVE_INFINITY];
  const automaton = automatonOf(demands, automata);
  return automaton && { kind: 'text', automaton, least, most };
}

const must = (expression: string): Asked => ({ node: parsePattern(expression), inside: true });
const mustNot = (node: Node | null): Asked => ({ node, inside: false });

/** What a rule asks of texts that are written plainly; null where it cannot be told so. */
function askedBy({ kind, prepared }: RecordRuleOf, check: Check, profile: ColumnProfile, context: RuleContext): Asked[] | null {
  switch (check.kind) {
    case 'required':
      return kind !== required ? null : check.missingWords?.length ? [mustNot(oneOf(check.missingWords))] : [];
    case 'hygiene':
      return kind === hygiene ? [] : null;
    case 'encoding':
      return kind === encoding && !prepared ? [] : null;
    case 'placeholder':
      if (kind !== placeholder) return null;
      return check.values ? [mustNot(wordsInAnyCase(check.values))] : [mustNot(wordsInAnyCase(fillers)), mustNot(parsePattern(filledDigits))];
    case 'pattern':
      return kind === pattern ? [must(check.pattern)] : null;
    case 'code-list':
      return kind === codeList && check.values.join('').length <= longestList ? [{ node: oneOf(check.values), inside: true }] : null;
    case 'format':
      return kind === format ? askedByType(check.semanticType, context.pack) : null;
    case 'dictionary':
      return kind === dictionary ? askedByType(check.semanticType, context.pack) : null;
    case 'current':
      return kind === current ? askedByType(check.semanticType, context.pack) : null;
    case 'type':
      return kind === type && isNumber(profile) && (check.type === profile.type || check.type === 'decimal') ? [] : null;
    case 'range': {
      const bounds = kind === range && isNumber(profile) ? boundsOf(check, profile.storage, context.now) : null;
      return bounds && [{ node: numbersWithin(...bounds, profile.type === 'decimal'), inside: true }];
    }
    default:
      return null;
  }
}

/** Text that is read as a number, whose canonical form tells it whole. */
const isNumber = ({ type, reading }: ColumnProfile): boolean => reading.kind === 'number' && (type === 'integer' || type === 'decimal');

function askedByType(id: string, { semanticTypes }: CountryPack): Asked[] | null {
  const surely = semanticTypes.find((one) => one.id === id)?.surely?.();
  if (!surely) return null;
  if (!surely.anyCase) return [must(surely.expression)];
  const parsed = parsePattern(surely.expression);
  return [must(sureOfCase), { node: parsed && inAnyCase(parsed), inside: true }];
}

function oneOf(values: readonly string[]): Node {
  const signs = (value: string): Node[] =>
    [...value].map((sign) => ({ kind: 'set', ranges: [[sign.codePointAt(0) ?? 0, sign.codePointAt(0) ?? 0]] }));
  return { kind: 'choice', options: values.map((value): Node => ({ kind: 'sequence', items: signs(value) })) };
}

function isLong(language: Language, least: number, most: number): boolean {
  if (least > longestMeasured || (Number.isFinite(most) && most > longestMeasured) || language.steps.length > largestMeasured) return false;
  const any: Node = { kind: 'repeat', item: { kind: 'set', ranges: [[0, 0x10_ffff]] }, min: least, max: most };
  const measured = languageOf(any);
  return measured !== null && isWithin(language, measured);
}
