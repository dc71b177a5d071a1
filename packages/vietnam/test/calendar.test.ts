import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidays } from '../src/calendar/holidays.ts';
import { lunarDate } from '../src/calendar/lunar.ts';
import { addWorkingDays, dateInVietnam, isWorkingDay, workingDays } from '../src/calendar/working-days.ts';

test.each([
  [2000, '2000-02-05'],
  [2007, '2007-02-17'],
  [2020, '2020-01-25'],
  [2021, '2021-02-12'],
  [2022, '2022-02-01'],
  [2023, '2023-01-22'],
  [2024, '2024-02-10'],
  [2025, '2025-01-29'],
  [2026, '2026-02-17'],
  [2027, '2027-02-06'],
  [2028, '2028-01-26'],
  [2029, '2029-02-13'],
  [2030, '2030-02-02'],
  [2031, '2031-01-23'],
  [2032, '2032-02-11'],
  [2033, '2033-01-31'],
  [2034, '2034-02-19'],
  [2035, '2035-02-08'],
])('Tết of %i is on %s', (year, date) => expect(lunarDate(year, 1, 1)).toBe(date));

test.each([
  [2020, '2020-04-02'],
  [2021, '2021-04-21'],
  [2022, '2022-04-10'],
  [2023, '2023-04-29'],
  [2024, '2024-04-18'],
  [2025, '2025-04-07'],
  [2026, '2026-04-26'],
])('the day of the Hùng Kings of %i is on %s', (year, date) => expect(lunarDate(year, 3, 10)).toBe(date));

describe('holidays', () => {
  test('a holiday on a weekend is made up on the next working day', () => {
    expect(holidays(2026).get('2026-04-27')?.en).toBe('Hùng Kings’ day');
    expect(holidays(2022).get('2022-04-11')?.en).toBe('Hùng Kings’ day');
    expect(isWorkingDay('2022-05-02')).toBe(false);
    expect(isWorkingDay('2022-05-03')).toBe(false);
    expect(isWorkingDay('2022-05-04')).toBe(true);
  });

  // Days off on weekdays by the notices of the government for each year.
  test.each([
    ['2020-01-22', '2020-01-30'],
    ['2021-02-09', '2021-02-17'],
    ['2022-01-28', '2022-02-07'],
    ['2023-01-19', '2023-01-27'],
    ['2024-02-07', '2024-02-15'],
    ['2025-01-24', '2025-02-03'],
    ['2026-02-13', '2026-02-23'],
    ['2021-09-01', '2021-09-06'],
    ['2022-08-31', '2022-09-05'],
    ['2023-08-31', '2023-09-05'],
    ['2024-08-30', '2024-09-04'],
    ['2025-08-29', '2025-09-03'],
  ])('after %s people work again on %s', (last, next) => expect(addWorkingDays(last, 1)).toBe(next));

  test('two days for the national day', () => {
    expect(isWorkingDay('2025-09-01')).toBe(false);
    expect(isWorkingDay('2025-09-02')).toBe(false);
    expect(isWorkingDay('2025-09-03')).toBe(true);
  });
});

describe('working days', () => {
  test.each([
    ['2025-07-04', 1, '2025-07-07'],
    ['2025-07-07', 5, '2025-07-14'],
    ['2025-01-24', 1, '2025-02-03'],
    ['2025-01-24', 2, '2025-02-04'],
    ['2025-04-29', 2, '2025-05-05'],
    ['2025-07-14', -5, '2025-07-07'],
    ['2025-07-12', 0, '2025-07-12'],
  ])('%s and %i working days: %s', (date, count, result) => expect(addWorkingDays(date, count)).toBe(result));

  test('counting and adding agree, and order does not matter but for the sign', () => {
    const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2034-12-31'), noInvalidDate: true }).map(dateInVietnam);
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count);
        expect(workingDays(from, to)).toBe(count);
        expect(workingDays(to, from)).toBe(-count);
        expect(isWorkingDay(to)).toBe(true);
      }),
    );
  });

  test('days moved by notice count as the notice says', () => {
    expect(addWorkingDays('2025-05-01', 1, { off: ['2025-05-02'] })).toBe('2025-05-05');
    expect(addWorkingDays('2025-04-25', 1, { worked: ['2025-04-26'] })).toBe('2025-04-26');
  });

  test.each(['2025-13-01', '2025-02-30', '1/5/2025', ''])('%j is refused', (date) => expect(() => addWorkingDays(date, 1)).toThrow(RangeError));
  test('a year that is not covered is refused', () => expect(() => isWorkingDay('2051-01-03')).toThrow(RangeError));
  test('the date is that of Viet Nam', () => expect(dateInVietnam(new Date('2025-06-30T17:00:00Z'))).toBe('2025-07-01'));
});
