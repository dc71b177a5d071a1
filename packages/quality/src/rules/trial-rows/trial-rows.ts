import { and, type Dialect, id, join, or, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, columnText, recordKeySql, type TableProfile, tableSql, tellableParts } from '@sogoc/profile';
import type { SetRuleKind } from '../../rule-kind.ts';

/** A column is usually filled where no more than this share (0..1) is missing. */
const mostMissing = 0.05;
/** Fewer columns that are usually filled do not tell an empty record. */
const enoughColumns = 4;
/** Share (0..1) of them that an empty record fills at most; one with the words of a trial may fill more. */
const hollow = 0.3;
const halfDone = 0.75;
/** Texts in lower case that are nothing but a trial; texts with such a word, which a name or note may hold as well. */
const trials = ['test', 'testing', 'test test', 'abc xyz', 'asdf', 'qwerty', 'demo', 'dummy', 'uji coba'];
const words = 'test|testing|dummy|demo|uji coba|abc xyz';
const longest = 60;
/** Texts of a record that are searched together: engines have a limit. */
const atOnce = 50;

/** No records left from trying the system: nearly empty, or half filled with the words that stand in such. */
export const trialRows: SetRuleKind<'trial-rows'> = {
  kind: 'trial-rows',
  form: 'set',
  finds: 'outlier',
  restsOn: (profile) => [usuallyFilled(profile).map(({ name }) => name), shortTexts(profile).map(({ name }) => name)],
  compile: (_check, { profile, dialect, pack }) => {
    const usual = usuallyFilled(profile);
    const filled = sum(usual.map((column) => sql`case when ${isFilled(column)} then 1 else 0 end`));
    const texts = shortTexts(profile);
    const part = tellableParts(profile) ? sql`t.part_number` : sql`0`;
    const isTrial = anyOf(texts, `(^|\n)(${trials.join('|')})(\n|$)`, dialect);
    const hasWord = anyOf(texts, `(^|[^\\p{L}])(${[words, ...(pack.trialText ? [pack.trialText] : [])].join('|')})([^\\p{L}]|$)`, dialect);
    const empty = usual.length < enoughColumns ? sql`false` : sql`${filled} <= ${Math.floor(usual.length * hollow)}`;
    const half = sql`${filled} <= ${usual.length * halfDone}`;
    // What is asked of each text is asked of the few records that may need it: to look at all texts costs five times as much.
    const left = sql`case when ${or(half, mayBeTrial(texts, dialect))} then ${or(empty, isTrial, and(half, hasWord))} else false end`;
    const nothing = dialect.cast(sql`null`, 'text');
    const records = sql`${recordKeySql(profile, 't', dialect)} as record_key, ${nothing} as observed, ${nothing} as expected
      from ${tableSql(profile, dialect)} as t where ${texts.length === 0 ? empty : left}`;
    const all = sql`from ${tableSql(profile, dialect)} as t`;
    return {
      column: null,
      checked: sql`select count(*) as checked ${all}`,
      findings: sql`select ${records}`,
      byPart: { checked: sql`select ${part} as part, count(*) as checked ${all} group by 1`, findings: sql`select ${part} as part, ${records}` },
    };
  },
};

/** Boolean SQL: is one of the words anywhere in the texts of a record? It costs a fraction of comparing each text, and hardly any record has one. */
function mayBeTrial(texts: readonly ColumnProfile[], dialect: Dialect): Sql {
  // Letters of other scripts become i and k in lower case.
  const pattern = `(?i)${trials.map((words) => words.replaceAll(/[ik]/g, '.')).join('|')}`;
  return or(...together(texts, ' ', (column) => asStored(column, dialect)).map((text) => dialect.regexMatches(text, pattern)));
}

/** Boolean SQL: does any of the short texts of a record match, each a line of lower case? To compile a pattern for each column takes the engine longer than to ask the records of most tables. */
function anyOf(texts: readonly ColumnProfile[], pattern: string, dialect: Dialect): Sql {
  const lines = together(texts, '\n', (column) => {
    const text = dialect.lower(dialect.trim(asStored(column, dialect)));
    return sql`case when ${dialect.length(text)} <= ${longest} then ${dialect.replace(text, '\n', '\r')} end`;
  });
  return or(...lines.map((text) => dialect.regexMatches(text, pattern)));
}

function together(texts: readonly ColumnProfile[], separator: string, one: (column: ColumnProfile) => Sql): Sql[] {
  const some = Array.from({ length: Math.ceil(texts.length / atOnce) }, (_, n) => texts.slice(n * atOnce, (n + 1) * atOnce));
  return some.map((columns) => sql`concat_ws(${separator}, ${join(columns.map(one))})`);
}

/** Blank text is as good as none here, so what is stored need not be looked through for it. */
function asStored(column: ColumnProfile, dialect: Dialect): Sql {
  return column.reading.kind === 'stored' ? dialect.cast(sql`${id('t', column.name)}`, 'text') : columnText(column, 't', dialect);
}

/** In pairs of pairs: engines take a sum of a thousand terms in a row for nested too deep. */
function sum(terms: readonly Sql[]): Sql {
  const [first, ...others] = terms;
  if (others.length === 0) return first ?? sql`0`;
  const half = Math.ceil(terms.length / 2);
  return sql`(${sum(terms.slice(0, half))} + ${sum(terms.slice(half))})`;
}

function usuallyFilled({ columns, rows, recordKey }: TableProfile): ColumnProfile[] {
  return columns.filter(({ name, missing }) => missing <= rows * mostMissing && !recordKey.columns.includes(name));
}

function shortTexts({ columns }: TableProfile): ColumnProfile[] {
  return columns.filter(({ storage, type, minLength }) => storage === 'text' && type === 'text' && (minLength ?? 0) <= longest);
}

function isFilled({ name, storage }: ColumnProfile): Sql {
  const value = id('t', name);
  return storage === 'text' ? sql`(${value} is not null and ${value} <> '')` : sql`${value} is not null`;
}
