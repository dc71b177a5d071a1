import type { Check, Rule } from '@sogoc/contract';
import type { ContractChange } from './change.ts';

type Effect = ContractChange['promise'];

/** Whether a rule that was changed asks more of the data than before: a narrower range, fewer allowed codes, fewer days, fewer records that may fail. */
export function promiseOf(before: Rule, after: Rule): Effect {
  const told = [byCheck(before.check, after.check), byTolerance(before, after)].filter((promise) => promise !== 'same');
  return told.length === 2 && told[0] !== told[1] ? 'same' : (told[0] ?? 'same');
}

function byCheck(before: Check, after: Check): Effect {
  if (before.kind === 'freshness' && after.kind === 'freshness') return compared(before.days, after.days);
  if (before.kind === 'code-list' && after.kind === 'code-list') return within(new Set(before.values), new Set(after.values));
  if (before.kind === 'length' && after.kind === 'length') return narrower(before, after);
  if (before.kind === 'range' && after.kind === 'range') return narrower(before, after);
  return 'same';
}

/** Fewer is more. */
function compared(before: number, after: number): Effect {
  return after < before ? 'more' : after > before ? 'less' : 'same';
}

function within(before: ReadonlySet<string>, after: ReadonlySet<string>): Effect {
  if (after.isSubsetOf(before)) return before.size === after.size ? 'same' : 'more';
  return before.isSubsetOf(after) ? 'less' : 'same';
}

interface Bounds {
  min?: string | number;
  max?: string | number;
}

function narrower(before: Bounds, after: Bounds): Effect {
  const bounds = [before.min, before.max, after.min, after.max];
  if (bounds.some((bound) => bound !== undefined && typeof bound !== 'number')) return 'same';
  const [least, most] = [(bound: unknown) => Number(bound ?? -Infinity), (bound: unknown) => Number(bound ?? Infinity)];
  const [low, high] = [compared(least(after.min), least(before.min)), compared(most(before.max), most(after.max))];
  if (low === 'same') return high;
  return high === 'same' || high === low ? low : 'same';
}

function byTolerance({ promise: before }: Rule, { promise: after }: Rule): Effect {
  const most = ['mustBeLessThan', 'mustBeLessOrEqualTo', 'mustBe'];
  if (!before || !after || before.operator !== after.operator || before.unit !== after.unit || !most.includes(after.operator)) return 'same';
  return compared(Number(before.value), Number(after.value));
}
