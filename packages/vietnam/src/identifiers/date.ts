import { lower } from '../text/fold.ts';
import { dateForms } from '../types/date.ts';
import { failed, type Parsed, parsed } from './parsed.ts';

export interface WrittenDate {
  /** yyyy-MM-dd, yyyy-MM or yyyy. */
  date: string;
  precision: 'day' | 'month' | 'year';
}

/** Reads a date in any written form of Viet Nam, day before month. */
export function parseWrittenDate(text: string): Parsed<WrittenDate> {
  const written = lower(text.trim());
  if (written === '') return failed('empty');
  for (const { expression, as, whole } of dateForms) {
    if (!expression.test(written)) continue;
    const said = written.replace(expression, as);
    if (!whole) return parsed({ date: said, precision: said.length === 4 ? 'year' : 'month' });
    const date = said
      .split('-')
      .map((part) => part.padStart(2, '0'))
      .join('-');
    return inCalendar(date) ? parsed({ date, precision: 'day' }) : failed('calendar');
  }
  return failed('form');
}

function inCalendar(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
