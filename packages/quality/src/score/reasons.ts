import type { Criterion } from '@sogoc/contract';
import type { ReasonCode, RuleResult } from '../scorecard.ts';

export interface Reason {
  reasonCode: ReasonCode;
  reason: string;
}

/** What a criterion lacks when nothing was asked of it. */
const unasked: Partial<Record<Criterion, Reason>> = {
  live: { reasonCode: 'NO_EVENT_TIME', reason: 'Nothing in the data or its contract says when a record should have been renewed' },
  shared: { reasonCode: 'NO_CONSUMERS', reason: 'Nothing is known of who uses the data: no published service, look-ups or consumers' },
  unified: { reasonCode: 'NO_ORIGINAL_KNOWN', reason: 'No column uses a shared code list or identifier, and no original is known to compare with' },
};

/** Why a criterion has no number: nothing was asked, or what was asked could not be measured. */
export function whyNot(criterion: Criterion, rules: readonly RuleResult[]): Reason {
  if (rules.length === 0) return unasked[criterion] ?? { reasonCode: 'NO_RULES', reason: 'No rule asks about this criterion' };
  const counted = Map.groupBy(rules, ({ reasonCode }) => reasonCode ?? 'NO_RECORDS');
  const [[reasonCode, most]] = [...counted].sort((a, b) => b[1].length - a[1].length) as [[ReasonCode, RuleResult[]]];
  return { reasonCode, reason: `None of ${rules.length} rules could be measured; ${most.length}: ${most[0]?.reason ?? reasonCode}` };
}
