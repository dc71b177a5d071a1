import type { Rule } from '@sogoc/contract';
import { EngineError, SogocError } from '@sogoc/engine';
import { QueryError } from '../error.ts';
import type { RuleResult } from '../scorecard.ts';
import { notMeasured } from './result.ts';

/** Turns what goes wrong with one rule into its result. Cancelling, and faults of our own, go through. */
export async function guarded(rule: Rule, work: () => Promise<RuleResult>): Promise<RuleResult> {
  try {
    return await work();
  } catch (error) {
    return failed(rule, error);
  }
}

export function failed(rule: Rule, error: unknown): RuleResult {
  if (isCancelled(error) || !(error instanceof SogocError)) throw error;
  // What an engine says may quote values of the data.
  if (error instanceof EngineError) return notMeasured(rule, 'RULE_FAILED', `The engine could not run the rule (${error.code})`);
  return { ...notMeasured(rule, 'RULE_NOT_RUNNABLE', error.message), ...(error instanceof QueryError && { fault: error.fault }) };
}

export function isCancelled(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'ENGINE_CANCELLED';
}
