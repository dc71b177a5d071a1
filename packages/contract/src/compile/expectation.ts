import type { QualityRule } from '../odcs/types.ts';
import type { Fault } from '../problems/fault.ts';
import { type Expectation, operators } from '../rule.ts';

/**
 * What a quality rule of ODCS holds its number against; the fault that comes back instead says what cannot be compared. What a query gives is compared as it stands, in
 * whatever unit its author counts; other numbers are of records, or a share of them.
 */
export function expectationOf(rule: QualityRule): Expectation | Fault {
  const operator = operators.find((name) => rule[name] !== undefined);
  const value = operator && rule[operator];
  const unit = rule.type === 'sql' ? 'rows' : unitOf(rule.unit);
  if (!operator) return { id: 'operator-without-value' };
  if (unit === null) return { id: 'unit-unknown', facts: { unit: rule.unit ?? '' } };
  if (unit === 'percent' && rule.metric === 'rowCount') return { id: 'percent-of-rows' };
  // What is counted is no truth value.
  if (typeof value === 'boolean' && rule.type !== 'sql') return { id: 'operator-without-value' };
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return { operator, value, unit };
  const [from, to] = Array.isArray(value) ? value : [];
  // A range of which the end lies before the beginning holds nothing, and neither does one without bounds.
  return typeof from === 'number' && typeof to === 'number' && to - from >= 0 && Number.isFinite(to - from)
    ? { operator, value: [from, to], unit }
    : { id: 'operator-without-value' };
}

const units: Readonly<Record<string, Expectation['unit']>> = {
  rows: 'rows',
  row: 'rows',
  records: 'rows',
  count: 'rows',
  percent: 'percent',
  percentage: 'percent',
  '%': 'percent',
};

const unitOf = (unit: string | undefined): Expectation['unit'] | null => (unit === undefined ? 'rows' : (units[unit.trim().toLowerCase()] ?? null));

/** Does a number keep what is expected? `whole` is what percent are of. */
export function keeps({ operator, value, unit }: Expectation, measured: number, whole: number): boolean {
  const number = unit === 'percent' ? (whole === 0 ? 0 : (100 * measured) / whole) : measured;
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
