import type { Guess } from './detect-reading.ts';
import { fewOf } from './few.ts';

type Mark = '.' | ',';
type Group = '' | Mark | ' ';

const digits = /^[+-]?\d{1,18}$/;
const leadingZero = /^[+-]?0\d/;
const escaped = (mark: string): string => mark.replace('.', '\\.');
const decimalShape = (mark: Mark): RegExp => new RegExp(`^[+-]?(\\d{1,18}(${escaped(mark)}\\d*)?|${escaped(mark)}\\d+)([eE][+-]?\\d{1,3})?$`);
const groupedShape = (group: Group, mark: Mark): RegExp => new RegExp(`^[+-]?\\d{1,3}(${escaped(group)}\\d{3})*(${escaped(mark)}\\d+)?$`);
const twiceGrouped = (group: Group): RegExp => new RegExp(`\\d${escaped(group)}\\d{3}${escaped(group)}\\d{3}`);

const most = (values: readonly string[], shape: RegExp): boolean =>
  values.filter((value) => shape.test(value)).length >= Math.max(1, values.length * 0.97);

/** Values with a zero in front are codes, unless they are as few as what cannot be read may be and the others are of every length: an amount as somebody typed it. */
function areCodes(values: readonly string[]): boolean {
  const zeros = values.filter((value) => leadingZero.test(value)).length;
  if (zeros === 0) return false;
  const lengths = values.flatMap((value) => (!leadingZero.test(value) && /\d/.test(value) ? [value.length] : [])).sort((a, b) => a - b);
  return zeros > fewOf(values.length) || lengths.at(Math.floor(lengths.length * 0.01)) === lengths.at(Math.ceil(lengths.length * 0.99) - 1);
}

/**
 * How texts read as numbers, or null. Codes with leading zeros are no numbers. `1.234` alone is a decimal, unless some value shows that the dot
 * groups (`1.234.567`, `1.234,5`); `1,234` alone is grouped where every comma has three digits behind it, else a decimal comma.
 */
export function detectNumber(values: readonly string[]): Guess | null {
  if (areCodes(values)) return null;
  if (most(values, digits)) return { type: 'integer', reading: { kind: 'number', decimal: '.', group: '' } };
  for (const [decimal, group] of [
    [',', '.'],
    ['.', ','],
    [',', ' '],
    ['.', ' '],
  ] as const) {
    if (groups(values, group, decimal)) return guess(values, decimal, group);
  }
  for (const decimal of ['.', ','] as const) if (most(values, decimalShape(decimal))) return guess(values, decimal, '');
  return null;
}

function groups(values: readonly string[], group: Group, decimal: Mark): boolean {
  const shape = groupedShape(group, decimal);
  if (!values.some((value) => value.includes(group)) || !most(values, shape)) return false;
  const shown = (value: string): boolean => twiceGrouped(group).test(value) || (value.includes(group) && value.includes(decimal));
  if (values.some((value) => shape.test(value) && shown(value))) return true;
  if (group === '.') return false;
  const grouped = values.filter((value) => value.includes(group));
  return grouped.length >= Math.min(3, values.length) && grouped.every((value) => /^[+-]?[1-9]/.test(value));
}

function guess(values: readonly string[], decimal: Mark, group: Group): Guess {
  const fraction = values.some((value) => value.includes(decimal) || /e/i.test(value));
  return { type: fraction ? 'decimal' : 'integer', reading: { kind: 'number', decimal, group } };
}
