import { and, sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';
import { isDay } from '../days.ts';

/** What comes later is not dated before what comes first: birth and death, application and result. */
export const order: RecordRuleKind<'order'> = {
  kind: 'order',
  form: 'record',
  finds: 'cross-field',
  precedence: 80,
  compile: ({ columns: [first, second] }, { cell, dialect }) => {
    const [earlier, later] = [cell(first), cell(second)];
    const dated = and(sql`${earlier.text} is not null`, sql`${later.text} is not null`, isDay(earlier.text, dialect), isDay(later.text, dialect));
    const days = (text: typeof earlier.text): typeof earlier.text => dialect.substring(text, sql`1`, sql`10`);
    return {
      column: second,
      applies: dated,
      fails: sql`${days(later.text)} < ${days(earlier.text)}`,
      observed: later.text,
      expected: dialect.concat(sql`'>= '`, earlier.text),
    };
  },
};
