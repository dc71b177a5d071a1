import { dateOf, julianDay, lunarDate } from './lunar.ts';

/** Why a day is off. */
export interface Holiday {
  date: string;
  vi: string;
  en: string;
}

/** Years that the calendar covers: the series for the moon and the sun are right to the minute there. */
const firstYear = 2000;
const lastYear = 2050;

const years = new Map<number, ReadonlyMap<string, Holiday>>();

/**
 * The public holidays of a year by date (yyyy-MM-dd), from the Labour Code 2019, articles 111 and 112: 1 January, five days of Tết, the tenth of the third
 * lunar month, 30 April, 1 May, 2 September and the day before or after. A holiday on a day off is made up on the next working day.
 * The government may move days further and swap working days by yearly notice: the functions of working days take those as `moved`.
 */
export function holidays(year: number): ReadonlyMap<string, Holiday> {
  const known = years.get(year);
  if (known) return known;
  if (year < firstYear || year > lastYear) throw new RangeError(`Holidays are known from ${firstYear} to ${lastYear}, not in ${year}`);
  const made = makeUp(fixed(year));
  years.set(year, made);
  return made;
}

function fixed(year: number): Holiday[] {
  return [
    { date: `${year}-01-01`, vi: 'Tết Dương lịch', en: 'New Year' },
    ...lunarNewYear(year).map((date) => ({ date, vi: 'Tết Nguyên đán', en: 'Lunar New Year' })),
    { date: lunarDate(year, 3, 10), vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ day' },
    { date: `${year}-04-30`, vi: 'Ngày Chiến thắng', en: 'Victory day' },
    { date: `${year}-05-01`, vi: 'Ngày Quốc tế Lao động', en: 'Labour day' },
    ...nationalDay(year).map((date) => ({ date, vi: 'Quốc khánh', en: 'National day' })),
  ];
}

/** Five days about Tết: from the day before where Tết is a Tuesday, else from two days before, as the notices of 2018 to 2026 chose. */
function lunarNewYear(year: number): string[] {
  const tet = lunarDate(year, 1, 1);
  const first = julianDay(tet) - (weekday(tet) === 2 ? 1 : 2);
  return [0, 1, 2, 3, 4].map((offset) => dateOf(first + offset));
}

/** 2 September, and from 2021 on a day beside it: the day after where it is a Thursday, else the day before, as the notices of 2021 to 2026 chose. */
function nationalDay(year: number): string[] {
  const second = `${year}-09-02`;
  if (year < 2021) return [second];
  return weekday(second) === 4 ? [second, `${year}-09-03`] : [`${year}-09-01`, second];
}

/** Adds a day off after the holidays for each that falls on a weekend. */
function makeUp(days: readonly Holiday[]): ReadonlyMap<string, Holiday> {
  const off = new Map(days.map((day) => [day.date, day]));
  for (const day of days) {
    if (!isWeekend(day.date)) continue;
    let next = day.date;
    while (isWeekend(next) || off.has(next)) next = dateOf(julianDay(next) + 1);
    off.set(next, { ...day, date: next });
  }
  return off;
}

/** 0 Sunday to 6 Saturday, of a date yyyy-MM-dd. */
function weekday(date: string): number {
  return (julianDay(date) + 1) % 7;
}

export function isWeekend(date: string): boolean {
  const day = weekday(date);
  return day === 0 || day === 6;
}
