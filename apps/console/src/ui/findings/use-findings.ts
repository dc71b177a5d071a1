import { kindWords, severityWords, stateWords } from './finding-words.ts';
import { reasonWords } from './reason-words.ts';
import { ruleWords } from './rule-words.ts';
import { type CodeText, useCodes } from './use-codes.ts';

/** The words for what surveys find: kinds of rules and discrepancies, severities, states, and why something was not measured. */
export function useFindings(): Record<'rule' | 'kind' | 'severity' | 'state' | 'reason', CodeText> {
  return {
    rule: useCodes(ruleWords),
    kind: useCodes(kindWords),
    severity: useCodes(severityWords),
    state: useCodes(stateWords),
    reason: useCodes(reasonWords),
  };
}
