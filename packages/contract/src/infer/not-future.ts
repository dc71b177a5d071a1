import { wordsOf } from './date-words.ts';
import type { Proposer } from './propose.ts';

/** Words, folded, of columns that date what has happened: birth, death, registration, issue. English, Vietnamese, Indonesian. */
const past = new Set([
  'birth',
  'born',
  'dob',
  'birthday',
  'death',
  'died',
  'registered',
  'issued',
  'created',
  'sinh',
  'ngsinh',
  'chet',
  'mat',
  'cap',
  'ky',
  'lahir',
  'wafat',
  'terbit',
]);

/** Dates of what has happened are not after today. */
export const proposeNotFuture: Proposer = (profile, { pack }) =>
  profile.columns.flatMap((column) => {
    const words = wordsOf(column.name, pack);
    const dated = column.type === 'date' || column.type === 'timestamp' || isDateType(column.semanticType?.id);
    if (!dated || !words.some((word) => past.has(word))) return [];
    const check = { kind: 'range', column: column.name, max: 'today' } as const;
    return [{ check, criterion: 'correct', severity: 'medium', evidence: { type: column.semanticType?.id ?? column.type } }];
  });

function isDateType(id: string | undefined): boolean {
  return id !== undefined && /(^|[.-])date$/.test(id);
}
