import { and, sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';
import { dayBefore, isDay } from '../days.ts';

/** The record was renewed within so many days before the day that the data is from, by the date that it holds. */
export const freshness: RecordRuleKind<'freshness'> = {
  kind: 'freshness',
  form: 'record',
  finds: 'stale',
  precedence: 80,
  compile: ({ column, days }, { cell, dialect, asOf }) => {
    const { text } = cell(column);
    const oldest = dayBefore(asOf, days);
    // Canonical dates and times sort as text.
    return {
      column,
      applies: and(sql`${text} is not null`, isDay(text, dialect)),
      fails: sql`${text} < ${oldest}`,
      observed: text,
      expected: sql`${`>= ${oldest}`}`,
      expectedInClear: true,
    };
  },
};
