import type { CheckOf } from '@sogoc/contract';
import type { ColumnProfile, CountryPack } from '@sogoc/profile';
import type { ColumnTest } from '../pages/column-tester.ts';
import type { RuleContext } from '../rule-kind.ts';
import { format, validStored } from '../rules/format/format.ts';
import { fillingNumbers, placeholder } from '../rules/placeholder/placeholder.ts';
import { range } from '../rules/range/range.ts';
import { required } from '../rules/required/required.ts';
import type { RecordRuleOf } from '../run/scan.ts';

type NumberTest = Extract<ColumnTest, { kind: 'number' }>;

/** Numbers from here on are no more told apart by one. */
const safe = 2 ** 53;
/** What may be written as a word rather than in digits is greater. */
const greatest = 1e300;

/** Numbers or days between two bounds surely keep all of the rules, each of which speaks about them. Null where that cannot be told. */
export function numberTest(rules: readonly RecordRuleOf[], profile: ColumnProfile, { now, pack }: RuleContext): NumberTest | null {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { kind, rule } of rules) {
    const { check } = rule;
    if (kind === required && check.kind === 'required' && !check.missingWords?.length) continue;
    if (kind === placeholder && check.kind === 'placeholder') continue;
    const asked =
      kind === range && check.kind === 'range' ? check : kind === format && check.kind === 'format' ? validBounds(check, profile, pack) : null;
    const bounds = asked && boundsOf(asked, profile.storage, now);
    if (!bounds) return null;
    [low, high] = [Math.max(low, bounds[0]), Math.min(high, bounds[1])];
  }
  for (const { kind, rule } of rules) {
    if (kind !== placeholder || rule.check.kind !== 'placeholder') continue;
    const filled = fillingNumbers(rule.check.values, profile);
    if (!filled) return null;
    [low, high] = [Math.max(low, -greatest), Math.min(high, greatest)];
    for (const number of filled) [low, high] = without(number, low, high, profile);
  }
  return { kind: 'number', low, high };
}

/** The bounds without a number: of the two sides of it, the one on which the column's numbers lie. */
function without(number: number, low: number, high: number, { numbers }: ColumnProfile): [number, number] {
  if (number < low || number > high) return [low, high];
  return (numbers?.median ?? number + 1) >= number ? [within(number, true, 1), high] : [low, within(number, true, -1)];
}

/** What lies between these is valid by the semantic type. */
function validBounds(check: CheckOf<'format'>, profile: ColumnProfile, pack: CountryPack): Bounds | null {
  const [min, max] = validStored(check, profile, pack) ?? [];
  return min === undefined ? null : { min, max };
}

type Bounds = Pick<CheckOf<'range'>, 'min' | 'max' | 'exclusiveMin' | 'exclusiveMax'>;

/** Bounds that a number keeps only where it keeps those of the rule. Null where these are not of the column's kind. */
export function boundsOf({ min, max, exclusiveMin, exclusiveMax }: Bounds, storage: string, now: Date): [number, number] | null {
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
