import type { Language } from '../model.ts';

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB', id: 'id-ID' };

/** Writes numbers, dates and sizes in one language: decimal comma in vi and id, dates dd/MM/yyyy in all. */
export interface Format {
  integer(value: number): string;
  /** A score 0..100 with one decimal; 100 only where nothing failed. */
  score(value: number): string;
  /** Points, with two decimals below one. */
  margin(points: number): string;
  /** A share 0..1 as a percentage; never rounded to 0 or 100 unless it is. */
  percent(share: number): string;
  /** An ISO 8601 day or moment; other text as it is. */
  date(iso: string): string;
  /** With hours and minutes, in UTC. */
  moment(iso: string): string;
  duration(milliseconds: number): string;
  bytes(count: number): string;
  /** Numbers among text values stay text: `00004` must not become 4. Only used for columns that hold numbers. */
  number(text: string): string;
}

/** The format of a language. */
export function formatOf(language: Language): Format {
  const locale = locales[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const free = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const day = (iso: string) => iso.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/s, '$3/$2/$1');
  return {
    integer: (value) => whole.format(value),
    score: (value) => one.format(value < 100 ? Math.min(value, 99.9) : value),
    margin: (points) => (points < 1 ? two : one).format(points),
    percent: (share) => `${percentNumber(share * 100, whole, one, two)}%`,
    date: day,
    moment: (iso) => iso.replace(/^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}).*$/s, '$3/$2/$1 $4 UTC'),
    duration: (milliseconds) => (milliseconds < 1000 ? `${whole.format(milliseconds)} ms` : `${one.format(milliseconds / 1000)} s`),
    bytes: (count) => (count >= 2 ** 30 ? `${one.format(count / 2 ** 30)} GiB` : `${whole.format(count / 2 ** 20)} MiB`),
    number: (text) => (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? free.format(Number(text)) : text),
  };
}

function percentNumber(percent: number, whole: Intl.NumberFormat, one: Intl.NumberFormat, two: Intl.NumberFormat): string {
  if (percent === 0 || percent === 100) return whole.format(percent);
  const fine = percent < 0.1 || percent > 99.9;
  const step = fine ? 0.01 : 0.1;
  const kept = Math.min(100 - step, Math.max(step, percent));
  return (fine ? two : one).format(kept);
}
