import type { NumberStyle } from './number-style.ts';

const dayMilliseconds = 86_400_000;

/** A number of a cell as a person reads it: dates as yyyy-MM-dd, no noise of binary fractions (15 digits are what workbooks keep), no exponents. */
export function numberText(written: string, style: NumberStyle, from1904: boolean): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  if (style.kind === 'date') return dateText(value, from1904) ?? plainNumber(written);
  if (style.kind === 'time') return value >= 1 ? (dateText(value, from1904) ?? plainNumber(written)) : clock(Math.round(value * 86_400));
  const text = plainNumber(written);
  return style.kind === 'padded' && /^\d+$/.test(text) ? text.padStart(style.digits, '0') : text;
}

/** A number's digits without exponent and without more than 15 significant ones. */
export function plainNumber(written: string): string {
  if (/^-?\d{1,15}$/.test(written)) return written;
  const value = Number(written);
  if (Number.isInteger(value) && /^-?\d+$/.test(written)) return written;
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e');
  const negative = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replaceAll(/[-.]/g, '');
  const point = Number(exponent) + 1;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '');
  return value === 0 ? '0' : `${negative}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Day 60 of the 1900 system is a 29 February that never was; days before it are one off. */
function dateText(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const seconds = Math.round(days * 86_400);
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(seconds / 86_400) * dayMilliseconds);
  if (serial < 0 || date.getUTCFullYear() > 9999 || Number.isNaN(date.getTime())) return null;
  const day = date.toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? day : `${day} ${clock(seconds % 86_400)}`;
}

function clock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
