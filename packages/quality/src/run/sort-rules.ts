import type { Rule } from '@sogoc/contract';
import type { MeasureRuleKind, RuleContext, RuleKind, SetRuleKind } from '../rule-kind.ts';
import { ruleKind } from '../rules/index.ts';
import type { RuleResult } from '../scorecard.ts';
import { failed } from './guard.ts';
import { notMeasured } from './result.ts';
import { compile, type RecordRuleOf } from './scan.ts';

/** Rules by how their kinds run. */
export interface SortedRules {
  records: RecordRuleOf[];
  sets: { rule: Rule; kind: SetRuleKind }[];
  measures: { rule: Rule; kind: MeasureRuleKind }[];
  /** Rules that cannot be run. */
  refused: RuleResult[];
}

/** Finds the kind of each rule; `kinds`: beside the built-in ones. */
export function sortRules(rules: readonly Rule[], context: RuleContext, kinds: readonly RuleKind[]): SortedRules {
  const sorted: SortedRules = { records: [], sets: [], measures: [], refused: [] };
  for (const rule of rules) {
    const kind = kinds.find((own) => own.kind === rule.check.kind) ?? ruleKind(rule.check);
    if (kind?.form === 'measure') sorted.measures.push({ rule, kind });
    else if (kind?.form === 'set') sorted.sets.push({ rule, kind });
    else if (kind?.form === 'record') {
      try {
        compile([{ rule, kind }], context);
        sorted.records.push({ rule, kind });
      } catch (error) {
        sorted.refused.push(failed(rule, error));
      }
    } else sorted.refused.push(notMeasured(rule, 'RULE_NOT_RUNNABLE', `Rules of the kind ${rule.check.kind} are not known`));
  }
  // Whole duplicates first: rules on keys leave out the records that these report.
  sorted.sets.sort((a, b) => Number(b.rule.check.kind === 'duplicate-rows') - Number(a.rule.check.kind === 'duplicate-rows'));
  return sorted;
}
