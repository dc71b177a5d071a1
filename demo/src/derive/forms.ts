import { type Sql, sql } from '@sogoc/engine';

/** Ways in which agencies write a day. */
export type DateForm = 'yyyy-MM-dd' | 'dd/MM/yyyy' | 'yyyyMMdd' | 'dd-MM-yyyy';

const codes: Record<DateForm, string> = { 'yyyy-MM-dd': '%Y-%m-%d', 'dd/MM/yyyy': '%d/%m/%Y', yyyyMMdd: '%Y%m%d', 'dd-MM-yyyy': '%d-%m-%Y' };

/** A date as text in a form. */
export const written = (date: Sql, form: DateForm): Sql => sql`strftime(${date}, ${codes[form]})`;

/** From one form to another; what cannot be read (a year alone) is carried over as it stands. */
export const rewritten =
  (from: DateForm, to: DateForm) =>
  (text: Sql): Sql =>
    from === to
      ? text
      : sql`case when try_strptime(${text}, ${codes[from]}) is not null then strftime(try_strptime(${text}, ${codes[from]}), ${codes[to]})
        else ${text} end`;

/** From one code list to another, by place; what is in neither is carried over. */
export const recoded =
  (from: readonly string[], to: readonly string[]) =>
  (text: Sql): Sql =>
    sql`case when list_contains(${from}, ${text}) then ${to}[list_position(${from}, ${text})] else ${text} end`;

/** `M` or `F` of the world in an agency's codes, male first. */
export const sexAs = (sex: Sql, [male, female]: readonly [string, string]): Sql => sql`case ${sex} when 'M' then ${male} else ${female} end`;

export const number = (seq: Sql): Sql => sql`(${seq})::varchar`;

/** A random-looking UUID made from a number and a name. */
export const uuid =
  (name: string) =>
  (seq: Sql): Sql =>
    sql`regexp_replace(md5(${name} || (${seq})::varchar), '^(.{8})(.{4})(.{4})(.{4})(.{12})$', '\\1-\\2-\\3-\\4-\\5')`;

/** Text of a number with no exponent and at most that many decimals. */
export const decimal = (value: Sql, places: number): Sql => sql`printf(${`%.${places}f`}, (${value})::double)`;
