import { kindWords, settledWords, severityWords, stateWords } from './finding-words.ts';
import { reasonWords } from './reason-words.ts';
import { ruleWords } from './rule-words.ts';
import { typeWords } from './type-words.ts';
import { type CodeText, useCodes } from './use-codes.ts';

interface Expectation {
  rule: string;
  expected: string | null;
}

/** Rules that expect a kind of value, by the last word of their id: all others expect the value itself. */
const asksForAKind = /\.(?:type|format)(?:#\d+)?$/;

/** The words for what surveys find: kinds of rules and discrepancies, severities, states, why something was not measured, and what a record should say. */
export function useFindings(): Record<'rule' | 'kind' | 'severity' | 'state' | 'settled' | 'reason', CodeText> & {
  expected: (of: Expectation) => string | null;
} {
  const type = useCodes(typeWords);
  return {
    rule: useCodes(ruleWords),
    kind: useCodes(kindWords),
    severity: useCodes(severityWords),
    state: useCodes(stateWords),
    settled: useCodes(settledWords),
    reason: useCodes(reasonWords),
    expected: ({ rule, expected }) => (expected !== null && asksForAKind.test(rule) ? type(expected) : expected),
  };
}
