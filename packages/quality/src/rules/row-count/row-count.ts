import type { MeasureRuleKind } from '../../rule-kind.ts';

/** The table has as many records as its contract says. */
export const rowCount: MeasureRuleKind<'row-count'> = {
  kind: 'row-count',
  form: 'measure',
  measure: async ({ expected }, { profile: { rows } }) => ({ value: rows, expected, checked: rows }),
};
