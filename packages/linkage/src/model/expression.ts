import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { daySql } from './day.ts';

/**
 * One step of a value's preparation. `fold`: lower case, no accents, punctuation as single spaces; `digits`: digits only; `sorted-words`: the words in
 * alphabetical order; `without-blanks`: the text without them; `date`: yyyy-MM-dd of a day in a usual form, day before month; `{ first }`, `{ last }`: characters; `{ word }`: the n-th word counted from 1, from the end when negative; `{ split }`: text to a
 * list, one block for each element; `word-pairs`: each two words that follow each other, a list too; `{ match }`: the first match of a regular expression;
 * `{ without }`: the text without the words that a regular expression matches whole.
 */
export type Step =
  | 'lower'
  | 'fold'
  | 'digits'
  | 'sorted-words'
  | 'word-pairs'
  | 'without-blanks'
  | 'date'
  | { first: number }
  | { last: number }
  | { word: number }
  | { split: string }
  | { match: string }
  | { without: string };

/** A column, or what is made of it step by step. Its value is text without outer blanks; empty text counts as missing. */
export interface Expression {
  column: string;
  steps?: Step[];
}

/** SQL for the value; null where missing. `{ split }` and `word-pairs` give a list. */
export const expressionSql = (expression: Expression, dialect: Dialect): Sql =>
  madeOf(cleanSql(dialect.cast(sql`${id(expression.column)}`, 'text'), dialect), expression, dialect);

/** The same of the column's text, which is clean (see `cleanSql`). */
export const madeOf = (text: Sql, { steps = [] }: Expression, dialect: Dialect): Sql =>
  steps.reduce((value, step) => stepSql(value, step, dialect), text);

/** Does the expression give a list, so that a record is in several blocks? */
export function isList(expression: Expression): boolean {
  const last = expression.steps?.at(-1);
  return last === 'word-pairs' || (typeof last === 'object' && 'split' in last);
}

/** Lower case, without accents (đ as d), every run of other characters than letters and digits as one blank. */
export function foldSql(text: Sql, dialect: Dialect): Sql {
  const plain = dialect.translate(dialect.stripAccents(dialect.lower(text)), 'đ', 'd');
  return dialect.trim(dialect.regexReplace(plain, '[^\\p{L}\\p{N}]+', ' '));
}

function stepSql(value: Sql, step: Step, dialect: Dialect): Sql {
  if (step === 'lower') return dialect.lower(value);
  if (step === 'fold') return present(foldSql(value, dialect));
  if (step === 'digits') return present(dialect.regexReplace(value, '[^0-9]+', ''));
  if (step === 'sorted-words') return dialect.joinSorted(dialect.split(value, ' '), ' ');
  if (step === 'word-pairs') return dialect.split(wordPairsSql(value, dialect), '|');
  if (step === 'without-blanks') return present(dialect.replace(value, ' ', ''));
  if (step === 'date') return daySql(value, dialect);
  if ('first' in step) return dialect.substring(value, sql`1`, sql`${step.first}`);
  if ('last' in step) return dialect.substring(value, sql`greatest(1, ${dialect.length(value)} - ${step.last - 1})`, sql`${step.last}`);
  if ('word' in step) return present(wordSql(value, step.word, dialect));
  if ('match' in step) return present(dialect.regexExtract(value, step.match, 0));
  if ('without' in step) return present(withoutSql(value, step.without, dialect));
  return dialect.split(value, step.split);
}

/** A run of such words is taken out at once, for neighbours share the blank between them. */
function withoutSql(value: Sql, words: string, dialect: Dialect): Sql {
  const padded = dialect.concat(sql`' '`, value, sql`' '`);
  return dialect.trim(dialect.regexReplace(padded, ` (?:(?:${words}) )+`, ' '));
}

/** Pairs that begin at odd places, then at even ones, each with a bar behind it; a word left over is dropped. */
function wordPairsSql(text: Sql, dialect: Dialect): Sql {
  const inTwos = (words: Sql): Sql => dialect.regexReplace(dialect.regexReplace(words, '([^ ]+) ([^ ]+) ?', '$1 $2|'), '[^|]+$', '');
  return dialect.concat(inTwos(text), inTwos(dialect.regexReplace(text, '^[^ ]+ ?', '')));
}

function wordSql(value: Sql, word: number, dialect: Dialect): Sql {
  if (word > 0) return dialect.splitPart(value, ' ', word);
  return dialect.regexExtract(value, `([^ ]+)(?: [^ ]+){${-word - 1}}$`, 1);
}

const otherWhiteSpace = ['\u00a0', '\t', '\r', '\n'];

/** Does text hold white space other than blanks? Of some texts put together the answer is the same for all that hold none, and looking takes half as long. */
export const hasOtherWhiteSpace = (text: Sql): Sql =>
  sql`(${join(
    otherWhiteSpace.map((other) => sql`${text} like ${`%${other}%`}`),
    sql` or `,
  )})`;

/**
 * Text without outer blanks, where white space other than blanks counts as blanks; null where nothing is left. Every value of every record comes here and hardly one needs it, so it is looked at first:
 * trimming all, or a regular expression, would cost most of the reading.
 * @param mayHaveOther false only where the text has no such white space.
 */
export function cleanSql(text: Sql, dialect: Dialect, mayHaveOther: Sql = hasOtherWhiteSpace(text)): Sql {
  const trimmed = sql`trim(${otherWhiteSpace.reduce((value, other) => dialect.replace(value, other, ' '), text)})`;
  // Empty text, and text that begins with a blank, come before all that begins with something to see.
  return sql`case when ${mayHaveOther} or ${text} < '!' or ${text} like '% ' then ${present(trimmed)} else ${text} end`;
}

const present = (text: Sql): Sql => sql`nullif(${text}, '')`;
