import { phoneSteps } from '../compare/ready-made.ts';
import type { Expression } from '../model/expression.ts';
import { inManyForms, isRecent, type RoledColumn } from './column-role.ts';

/** A key that a blocking rule could use, with a guess how often two records of the same thing agree on it. */
export interface CandidateKey {
  expression: Expression;
  column: string;
  /** Part of a value (the first letters, the year): survives an error elsewhere in it. */
  partial: boolean;
  /** Guess of P(agree | same thing, both present); for a part, given that the whole does not agree. */
  agree: number;
  /** Share 0..1 of records that have it. */
  present: number;
}

/** Keys by role. The guesses only rank rules; what counts is learned later. */
export function candidateKeys(columns: readonly RoledColumn[]): CandidateKey[] {
  return columns.flatMap(({ role, facts, comparer, steps: alike }) => {
    const column = facts.name;
    const whole = (agree: number, steps: Expression['steps'] = undefined): CandidateKey => ({
      expression: steps ? { column, steps } : { column },
      column,
      partial: false,
      agree,
      present: facts.present,
    });
    const part = (agree: number, steps: Expression['steps']): CandidateKey => ({ ...whole(agree, steps), partial: true });
    switch (role) {
      case 'email':
        return [whole(0.75, ['lower']), part(0.5, ['lower', { match: '^[^@]+' }])];
      case 'date':
        if (inManyForms(facts) && !isRecent(facts)) return [whole(0.75, ['date']), part(0.6, ['date', { first: 4 }])];
        return isRecent(facts) ? [whole(0.5), part(0.8, ['date', { first: 7 }])] : [whole(0.75), part(0.6, [{ match: '(18|19|20)[0-9]{2}' }])];
      case 'phone':
        return [whole(0.75, phoneSteps)];
      case 'code':
        return [whole(0.75, alike), part(0.4, [...(alike ?? []), { first: 3 }])];
      case 'name':
        return [whole(0.7, ['fold']), part(0.6, ['fold', { first: 3 }])];
      case 'words':
        return [
          whole(0.55, ['fold', 'sorted-words']),
          part(0.5, ['fold', { word: 1 }]),
          part(0.5, ['fold', { word: -1 }]),
          part(0.55, ['fold', { first: 6 }]),
        ];
      case 'number':
        return [whole(0.4), part(0.4, [{ first: 2 }]), part(0.6, [{ first: 1 }])];
      case 'country-pack':
        if (comparer?.blocking)
          return comparer
            .blocking(column)
            .map(({ expression, agree, partial = false }) => ({ expression, column, partial, agree, present: facts.present }));
        return [whole(0.7), part(0.5, ['fold', { word: -1 }])];
      case 'category':
      case 'short-code':
        return [whole(0.8, alike)];
      default:
        return [];
    }
  });
}
