import type { Node } from './parse-pattern.ts';

/** Whole parts have no more digits. */
const mostDigits = 18;
const digit: Node = { kind: 'set', ranges: [[48, 57]] };

/**
 * Texts of numbers between two bounds (both allowed, or infinite), written as `-?(0|[1-9][0-9]*)`, with `fraction` also with decimals behind a point: of these, all whose whole part alone tells that
 * they lie between.
 */
export function numbersWithin(low: number, high: number, fraction: boolean): Node {
  const next = fraction ? 1 : 0;
  const above = wholes(Math.max(0, Math.ceil(low)), Math.floor(high) - next);
  const below = wholes(Math.max(1 - next, Math.ceil(-high)), Math.floor(-low) - next);
  const whole: Node = { kind: 'choice', options: [above, { kind: 'sequence', items: [signs('-'), below] }] };
  if (!fraction) return whole;
  const decimals: Node = { kind: 'sequence', items: [signs('.'), { kind: 'repeat', item: digit, min: 1, max: Number.POSITIVE_INFINITY }] };
  return { kind: 'sequence', items: [whole, { kind: 'repeat', item: decimals, min: 0, max: 1 }] };
}

/** Whole numbers from one to another, neither negative. */
function wholes(from: number, to: number): Node {
  const options: Node[] = [];
  if (from > to || !Number.isSafeInteger(from)) return { kind: 'choice', options };
  const first = String(from);
  const last = to === Number.POSITIVE_INFINITY ? '9'.repeat(mostDigits) : String(Math.min(to, Number.MAX_SAFE_INTEGER));
  for (let digits = first.length; digits <= last.length; digits += 1) {
    const least = digits === first.length ? first : `1${'0'.repeat(digits - 1)}`;
    options.push(between(least, digits === last.length ? last : '9'.repeat(digits)));
  }
  return { kind: 'choice', options };
}

/** Texts of digits from one to another, all of the same length. */
function between(first: string, last: string): Node {
  const rest = first.length - 1;
  if (/^0*$/.test(first) && /^9*$/.test(last)) return { kind: 'repeat', item: digit, min: first.length, max: first.length };
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  const begun = (low: number, high: number, item: Node): Node => ({ kind: 'sequence', items: [{ kind: 'set', ranges: [[low, high]] }, item] });
  if (from === to) return begun(from, from, between(first.slice(1), last.slice(1)));
  const options = [begun(from, from, between(first.slice(1), '9'.repeat(rest))), begun(to, to, between('0'.repeat(rest), last.slice(1)))];
  if (to > from + 1) options.push(begun(from + 1, to - 1, { kind: 'repeat', item: digit, min: rest, max: rest }));
  return { kind: 'choice', options };
}

function signs(sign: string): Node {
  const codePoint = sign.charCodeAt(0);
  return { kind: 'set', ranges: [[codePoint, codePoint]] };
}
