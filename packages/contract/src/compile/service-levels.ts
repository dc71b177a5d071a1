import type { Contract, ServiceLevel } from '../odcs/types.ts';

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

/** Does a service level promise how often the data is renewed, or how late it comes? */
export function isOfRenewal({ property }: ServiceLevel): boolean {
  return /^(frequency|latency|fy|ly)$/i.test(property);
}

/** The elements (`table.column`) that a service level speaks of, by itself or by the contract's default; ODCS puts commas between several. */
export function elementsOf({ element: own }: ServiceLevel, { slaDefaultElement }: Contract): string[] {
  const element = own ?? (typeof slaDefaultElement === 'string' ? slaDefaultElement : '');
  return element
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** How many days old the newest record may be by such a promise; null where its time cannot be counted. */
export function promisedDays({ value, unit }: ServiceLevel): number | null {
  const amount = typeof value === 'string' ? Number(value) : value;
  const days = units[(unit ?? 'd').toLowerCase()];
  return typeof amount === 'number' && Number.isFinite(amount) && amount > 0 && days !== undefined ? amount * days : null;
}
