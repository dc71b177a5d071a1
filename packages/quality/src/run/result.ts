import { type CheckKind, checkColumns, type Rule } from '@sogoc/contract';
import type { ReasonCode, RuleResult } from '../scorecard.ts';

/** Share (0..1) of records that may break an inferred rule before it is taken as a wrong guess rather than as wrong records. */
const tooMany = 0.2;

/** Kinds that guess what values ought to be. The others state what any register must keep (no repeats, clean text). */
const guesses: readonly CheckKind[] = ['required', 'type', 'format', 'pattern', 'range', 'length', 'code-list', 'placeholder', 'reference', 'unique'];

/** Is an inferred rule broken so often that the guess is wrong? Rules that the source itself declares stay. */
export function isWrongGuess(rule: Rule, checked: number, failed: number): boolean {
  return rule.source === 'inferred' && rule.evidence?.declared === undefined && guesses.includes(rule.check.kind) && failed > checked * tooMany;
}

export function measured(rule: Rule, checked: number, failed: number, variants = 0): RuleResult {
  if (checked === 0) return notMeasured(rule, 'NO_RECORDS', 'No record that the rule speaks about');
  return { ...about(rule), checked, failed, variants, score: (1 - failed / checked) * 100 };
}

export function withdrawn(rule: Rule, checked: number, failed: number): RuleResult {
  return notMeasured(rule, 'PROPOSAL_WITHDRAWN', `${failed} of ${checked} records break the inferred rule: taken as a wrong guess`);
}

export function notMeasured(rule: Rule, reasonCode: ReasonCode, reason: string): RuleResult {
  return { ...about(rule), checked: 0, failed: 0, variants: 0, score: null, reasonCode, reason };
}

function about({
  id,
  check,
  criterion,
  severity,
  database,
  table,
  source,
  evidence,
}: Rule): Omit<RuleResult, 'checked' | 'failed' | 'variants' | 'score'> {
  return {
    rule: id,
    kind: check.kind,
    criterion,
    severity,
    database,
    table,
    columns: [...checkColumns(check)],
    source,
    ...(evidence && { evidence }),
  };
}
