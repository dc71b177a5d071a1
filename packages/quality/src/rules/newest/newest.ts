import { sql } from '@sogoc/engine';
import { columnText, tableSql } from '@sogoc/profile';
import type { MeasureRuleKind } from '../../rule-kind.ts';
import { isDay } from '../days.ts';

/** The newest record is at most so many days old, by the date that it holds, on the day that the data is from: the table is still being written. */
export const newest: MeasureRuleKind<'newest'> = {
  kind: 'newest',
  form: 'measure',
  measure: async ({ column: name, days }, { profile, dialect, column, asOf }, engine, options) => {
    const text = columnText(column(name), 't', dialect);
    const { last, dated } = await engine.one<{ last: string | null; dated: number }>(
      sql`select max(${text}) as last, count(*) as dated from ${tableSql(profile, dialect)} as t where ${isDay(text, dialect)} and ${text} <= ${asOf.toISOString()}`,
      options,
    );
    if (last === null) return null;
    const age = Math.floor((asOf.getTime() - Date.parse(last.slice(0, 10))) / 86_400_000);
    return { value: age, expected: { operator: 'mustBeLessOrEqualTo', value: days, unit: 'rows' }, checked: dated };
  },
};
