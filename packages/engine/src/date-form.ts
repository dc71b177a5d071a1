import { EngineError } from './error.ts';

/** A regular expression for a year of four digits, without the year 0 that the calendar does not have. */
export const yearPattern = '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])';

/** What a token of a date form may read. */
const digits: Record<string, string> = {
  yyyy: yearPattern,
  MM: '[0-9]{1,2}',
  dd: '[0-9]{1,2}',
  HH: '[0-9]{1,2}',
  mm: '[0-9]{1,2}',
  ss: '[0-9]{1,2}',
};

const tokens = /(yyyy|MM|dd|HH|mm|ss)/;

/** A form of dates (`dd/MM/yyyy`) in an engine's own letters (`%d/%m/%Y`). */
export function engineForm(form: string, letters: Readonly<Record<string, string>>): string {
  return form
    .split(tokens)
    .map((part) => letters[part] ?? part.replaceAll('%', '%%'))
    .join('');
}

/** The regular expression that the whole of a text in that form matches. @throws EngineError `SQL_BAD_PATTERN` when year, month or day is missing. */
export function formPattern(form: string): string {
  for (const token of ['yyyy', 'MM', 'dd'])
    if (!form.includes(token)) throw new EngineError('SQL_BAD_PATTERN', `A date form needs yyyy, MM and dd: ${form}`);
  const body = form.split(tokens).map((part) => digits[part] ?? part.replaceAll(/[^\p{L}\p{N} ]/gu, '\\$&'));
  return `^${body.join('')}$`;
}
