import { EngineError } from './error.ts';

/** What a token of a date form may read: `yyyy` four digits and not year 0, the others one or two. */
const digits: Record<string, string> = {
  yyyy: '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])',
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
