import type { Words } from '../../words/define-words.ts';
import { kindWords, severityWords, stateWords } from './finding-words.ts';
import { reasonWords } from './reason-words.ts';
import { ruleWords } from './rule-words.ts';

/** A code of the register in the reader's words; a code that the console does not know yet as the register says it. */
export type CodeText = (code: string, told?: string | undefined) => string;

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

function useCodes<Id extends string>(words: Words<Id>): CodeText {
  const t = words.use();
  return (code, told) => (Object.hasOwn(words.catalogue.vi, code) ? t(code as Id) : (told ?? code));
}
