import { monthEnd } from '../../tasks/index.ts';
import { plain } from './plain.ts';

export type Recurs = 'weekly' | 'monthly' | 'quarterly' | 'yearly';

/** What a reader may want to look at, although it was understood: `serial` a bare number of Excel, `before` "trước ngày", `several` the last of many days. */
export type DueNote = 'month' | 'quarter' | 'half-year' | 'year' | 'before' | 'regular' | 'serial' | 'several' | 'year-supplied';

/** A deadline as lists write it. */
export type Due = { due: string; recurs: Recurs | null; notes: DueNote[] } | { problem: 'missing' | 'unreadable' | 'out-of-range' };

interface Found {
  due: string;
  note: DueNote | null;
  yearSupplied: boolean;
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const regular: readonly [RegExp, Recurs | null][] = [
  [/(hang|moi|theo) tuan/, 'weekly'],
  [/(hang|moi|theo) thang/, 'monthly'],
  [/(hang|moi|theo) quy/, 'quarterly'],
  [/(hang|moi) nam/, 'yearly'],
  [/thuong xuyen|dinh ky|lien tuc/, null],
];

/**
 * Reads a deadline: `30/6/2025`, `Tháng 8/2025` (its last day), `Quý III/2025`, `Năm 2025`, `6 tháng đầu năm 2025`, `Hàng quý`, `Thường xuyên`, a day as
 * Excel counts. Of several the last holds. What recurs and names no day is due at the end of its first period in the year of the list.
 * @param year of the list, for what names none. @param often how often `Thường xuyên` comes back; null: once, at the end of the year.
 */
export function readDue(text: string | null, year: number, often: Recurs | null = 'yearly'): Due {
  const told = plain(text ?? '');
  if (told === '' || /^[-–—.…]+$/.test(told)) return { problem: 'missing' };
  const found = allIn(told, year);
  const [, recurs = undefined] = regular.find(([pattern]) => pattern.test(told)) ?? [];
  if (found.some(({ due }) => !isDay(due))) return { problem: /\d{5,}/.test(told) || found.length === 0 ? 'unreadable' : 'out-of-range' };
  const last = found.toSorted((a, b) => (a.due < b.due ? -1 : 1)).at(-1);
  if (!last && recurs === undefined) return { problem: 'unreadable' };
  const repeats = recurs === undefined ? null : (recurs ?? often);
  const notes = new Set<DueNote>();
  if (recurs === null) notes.add('regular');
  if (last?.note) notes.add(last.note);
  if (last?.yearSupplied) notes.add('year-supplied');
  if (found.length > 1) notes.add('several');
  if (/truoc/.test(told)) notes.add('before');
  return { due: last?.due ?? firstEnd(repeats, year), recurs: repeats, notes: [...notes] };
}

/** Every day, month, quarter and year in the text, each as its last day. What was read is taken out before the next is looked for. */
function allIn(told: string, year: number): Found[] {
  const found: Found[] = [];
  let rest = told;
  const take = (pattern: RegExp, make: (groups: (string | undefined)[]) => Omit<Found, 'yearSupplied'> & { yearSupplied?: boolean }): void => {
    rest = rest.replaceAll(pattern, (...all) => {
      found.push({ yearSupplied: false, ...make(all.slice(1, -2) as (string | undefined)[]) });
      return ' ; ';
    });
  };
  take(/(?<![\d/.-])(\d{4})-(\d{1,2})-(\d{1,2})(?: \d\d:\d\d(?::\d\d)?)?(?!\d)/g, ([y, m, d]) => ({ due: dayOf(y, m, d), note: null }));
  take(/(?:ngay )?(?<![\d/.-])(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})(?![\d])/g, ([d, m, y]) => ({ due: dayOf(y, m, d), note: null }));
  take(/ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})/g, ([d, m, y]) => ({ due: dayOf(y, m, d), note: null }));
  take(/(6 thang dau nam|6 thang cuoi nam|dau nam|giua nam|cuoi nam) (\d{4})/g, ([part, y]) => ({
    due: `${y}-${/^(6 thang dau|giua)/.test(part ?? '') ? '06-30' : part === 'dau nam' ? '03-31' : '12-31'}`,
    note: part?.startsWith('6') ? 'half-year' : 'year',
  }));
  take(/quy (iv|i{1,3}|[1-4])(?!\w)(?: ?(?:[/.-]|nam|nam thu)? ?(\d{4}))?/g, ([quarter = '', y]) => ({
    due: endOf(y ?? String(year), (romans[quarter] ?? Number(quarter)) * 3),
    note: 'quarter',
    yearSupplied: y === undefined,
  }));
  take(/thang (\d{1,2})(?!\d)(?: ?(?:[/.-]|nam)? ?(\d{4}))?/g, ([m, y]) => ({
    due: endOf(y ?? String(year), Number(m)),
    note: 'month',
    yearSupplied: y === undefined,
  }));
  take(/(?<![\d/.-])(\d{1,2}) ?[/.-] ?(20\d\d)(?!\d)/g, ([m, y]) => ({ due: endOf(y, Number(m)), note: 'month' }));
  take(/(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/])/g, ([d, m]) => ({ due: dayOf(String(year), m, d), note: null, yearSupplied: true }));
  take(/(?:nam )?(?<![\d/.-])(20\d\d)(?![\d/-])/g, ([y]) => ({ due: `${y}-12-31`, note: 'year' }));
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(rest.trim())?.[1];
  if (serial)
    found.push({
      due: new Date(Date.UTC(1899, 11, 30) + Number(serial) * 86_400_000).toISOString().slice(0, 10),
      note: 'serial',
      yearSupplied: false,
    });
  return found;
}

const dayOf = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function endOf(year: string | undefined, month: number): string {
  return month >= 1 && month <= 12 ? monthEnd(`${year}-${String(month).padStart(2, '0')}-01`) : 'none';
}

/** A day that there is, which the calendar of working days knows. */
function isDay(day: string): boolean {
  const parsed = Date.parse(day);
  return day >= '2000-01-01' && day <= '2050-12-31' && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(day);
}

function firstEnd(recurs: Recurs | null, year: number): string {
  return { weekly: `${year}-01-07`, monthly: `${year}-01-31`, quarterly: `${year}-03-31`, yearly: `${year}-12-31` }[recurs ?? 'yearly'];
}
