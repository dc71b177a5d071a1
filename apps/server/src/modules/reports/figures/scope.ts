import type { Language } from '../document/words.ts';

/** What a report is about: an agency and those below it, a period, and the day that everything is told as of. */
export interface Scope {
  agency: { id: string; name: string; path: string; territory: string; kind: string };
  /** Who issues it: the agency that it is about, or the maker's where that is the whole country. */
  issuer: { name: string; kind: string };
  /** Whom the issuer reports to. */
  addressee: string;
  /** The agency above, named in the head where a department writes. */
  above: string | null;
  asOf: string;
  from: string;
  to: string;
  language: Language;
}

/** The day before a day. */
export const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** A month is reported on until so many days of the next have gone, a week until the end of the next Monday. */
const after = { monthly: 5, weekly: 1 } as const;

/** The week from Monday to Sunday, or the month, that is reported on a day: the one that has just ended, or that the day lies in. */
export function periodOf(kind: 'weekly' | 'monthly', day: string): { from: string; to: string } {
  const date = new Date(Date.parse(day) - after[kind] * 86_400_000);
  const at = (month: number, of: number): string => new Date(Date.UTC(date.getUTCFullYear(), month, of)).toISOString().slice(0, 10);
  const month = date.getUTCMonth();
  if (kind === 'monthly') return { from: at(month, 1), to: at(month + 1, 0) };
  const monday = date.getUTCDate() - ((date.getUTCDay() + 6) % 7);
  return { from: at(month, monday), to: at(month, monday + 6) };
}

/** The number of a week by ISO 8601: that of the year in which its Thursday lies. */
export function weekOf(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return Math.ceil(((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}
