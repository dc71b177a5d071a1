import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { Comparer } from '@sogoc/linkage';
import { birthDate } from '../types/birth-date.ts';
import { date } from '../types/date.ts';
import { birthDateTests } from './date-tests.ts';
import { input, level, other } from './level.ts';

/** Two digits each; a month above 12 stays, for it shows that day and month changed places. */
const day = '([0-9]{1,2})';
const impossible = [
  [`^${day}[-/. ]${day}[-/. ]([0-9]{4})$`, '$3-$2-$1'],
  [`^([0-9]{4})[-/.]${day}[-/.]${day}$`, '$1-$2-$3'],
  ['^([0-9]{4})([0-9]{2})([0-9]{2})$', '$1-$2-$3'],
] as const;

/** yyyy-MM-dd, yyyy-MM or yyyy, whatever the writing; days that no calendar has are kept, what says no date is null. */
function prepare(inputs: readonly Sql[], dialect: Dialect): Sql[] {
  const text = sql`trim(${input(inputs)})`;
  const known = date.canonical?.(text, dialect) ?? text;
  const cases = impossible.map(([pattern, as]) => sql`when ${dialect.regexMatches(known, pattern)} then ${dialect.regexReplace(known, pattern, as)}`);
  const said = sql`case ${cases.reduce((all, next) => sql`${all} ${next}`)} else ${known} end`;
  const padded = dialect.regexReplace(dialect.regexReplace(said, '-([0-9])(-|$)', '-0$1$2'), '-([0-9])(-|$)', '-0$1$2');
  return [dialect.regexExtract(padded, '^[0-9]{4}(?:-[0-9]{2}){0,2}$', 0)];
}

/** The days of birth of two records of a person, by what happens to them: 1 January or a year alone for a day not known, day and month swapped. */
export const birthDateComparer: Comparer = {
  id: 'vn.birth-date',
  own: true,
  title: { vi: 'Ngày sinh', en: 'Date of birth', id: 'Tanggal lahir' },
  semanticTypes: [birthDate.id],
  prepare,
  tests: birthDateTests,
  comparison: (name, inputs) => ({
    name,
    inputs: inputs.slice(0, 1),
    comparer: 'vn.birth-date',
    levels: [
      level('same', { kind: 'exact' }, [0]),
      level('day and month swapped', { kind: 'vn.date-swapped' }),
      level('day not known', { kind: 'vn.date-unknown-day' }),
      level('typed wrong', { kind: 'vn.date-typing' }),
      level('same day of another year', { kind: 'vn.date-same-day' }),
      level('same year', { kind: 'vn.date-years', atMost: 0 }),
      level('within two years', { kind: 'vn.date-years', atMost: 2 }),
      other,
    ],
  }),
  blocking: (column) => [
    { expression: { column, steps: ['date'] }, agree: 0.8 },
    { expression: { column, steps: [{ match: '(18|19|20)[0-9]{2}' }] }, agree: 0.7, partial: true },
  ],
};
