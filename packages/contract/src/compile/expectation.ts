import type { QualityRule } from '../odcs/types.ts';
import { type Expectation, operators } from '../rule.ts';

/** What a quality rule of ODCS holds its number against; null where it says nothing that can be compared. */
export function expectationOf(rule: QualityRule): Expectation | null {
  const operator = operators.find((name) => rule[name] !== undefined);
  if (!operator) return null;
  const value = rule[operator];
  const unit = rule.unit === 'percent' ? 'percent' : 'rows';
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return { operator, value, unit };
  const [from, to] = Array.isArray(value) ? value : [];
  // A range of which the end lies before the beginning holds nothing, and neither does one without bounds.
  return typeof from === 'number' && typeof to === 'number' && to - from >= 0 && Number.isFinite(to - from)
    ? { operator, value: [from, to], unit }
    : null;
}

/** Does a number keep what is expected? `whole` is what percent are of. */
export function keeps({ operator, value, unit }: Expectation, measured: number, whole: number): boolean {
  const number = unit === 'percent' ? (whole === 0 ? 0 : (measured / whole) * 100) : measured;
  if (typeof value === 'boolean') return operator === 'mustNotBe' ? (number !== 0) !== value : (number !== 0) === value;
  if (typeof value !== 'number') {
    const between = number >= value[0] && number <= value[1];
    return operator === 'mustNotBeBetween' ? !between : between;
  }
  switch (operator) {
    case 'mustNotBe':
      return number !== value;
    case 'mustBeGreaterThan':
      return number > value;
    case 'mustBeGreaterOrEqualTo':
      return number >= value;
    case 'mustBeLessThan':
      return number < value;
    case 'mustBeLessOrEqualTo':
      return number <= value;
    default:
      return number === value;
  }
}
