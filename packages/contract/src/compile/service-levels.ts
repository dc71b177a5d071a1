import type { ServiceLevel } from '../odcs/types.ts';

/** Days in a unit of a service level. ODCS names them by letter or word. */
const units: Readonly<Record<string, number>> = {
  d: 1,
  day: 1,
  days: 1,
  h: 1 / 24,
  hr: 1 / 24,
  hour: 1 / 24,
  hours: 1 / 24,
  w: 7,
  wk: 7,
  week: 7,
  weeks: 7,
  mo: 30,
  month: 30,
  months: 30,
  q: 91,
  quarter: 91,
  quarters: 91,
  y: 365,
  yr: 365,
  year: 365,
  years: 365,
};

/** How many days old the newest record may be by a promise of how often the data is renewed or how late it comes; null for other promises. */
export function promisedDays({ property, value, unit }: ServiceLevel): number | null {
  if (!/^(frequency|latency|fy|ly)$/i.test(property)) return null;
  const amount = typeof value === 'string' ? Number(value) : value;
  const days = units[(unit ?? 'd').toLowerCase()];
  return typeof amount === 'number' && Number.isFinite(amount) && amount > 0 && days !== undefined ? amount * days : null;
}
