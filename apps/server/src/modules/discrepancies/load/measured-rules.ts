import type { Scorecard } from '@sogoc/quality';
import type { SurveyedRun } from './stage.ts';

/** A rule that a run measured on a database of the register. */
export interface MeasuredRule {
  database_id: string;
  rule: string;
  /** It asks something else than in the run before. */
  changed: boolean;
}

/** What was looked at. Only of these a discrepancy that is not found any more counts as settled; as mended, where the rule asks what it asked. */
export function measuredRules(scorecard: Scorecard, { databases, changedRules }: Pick<SurveyedRun, 'databases' | 'changedRules'>): MeasuredRule[] {
  const ids = new Map(databases.map(({ surveyName, id }) => [surveyName, id]));
  return scorecard.databases.flatMap(({ name, criteria }) => {
    const id = ids.get(name);
    if (id === undefined) return [];
    const measured = Object.values(criteria).flatMap(({ rules }) => rules.filter(({ score }) => score !== null));
    // Whether the values of a copy are known to the original is asked along with its agreement, under a name of its own.
    const names = measured.flatMap(({ rule, kind }) => (kind === 'agreement' ? [rule, rule.replace(/\.agreement$/, '.known-to-original')] : [rule]));
    const changed = new Set(changedRules.filter(({ database }) => database === name).map(({ rule }) => rule));
    return [...new Set(names)].map((rule) => ({ database_id: id, rule, changed: changed.has(rule) }));
  });
}
