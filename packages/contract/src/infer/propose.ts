import type { CountryPack, TableProfile } from '@sogoc/profile';
import type { Check, Criterion, Rule, Severity } from '../rule.ts';
import { ruleId } from '../rule-id.ts';

/** What the proposers of rules may know beside the profile of the table. */
export interface InferContext {
  pack: CountryPack;
}

/** A proposed rule before it gets its address. */
export interface Proposal {
  check: Check;
  criterion: Criterion;
  severity: Severity;
  evidence: Record<string, string | number>;
}

/** Proposes rules of one kind for a table; pure: the profile alone decides. */
export type Proposer = (profile: TableProfile, context: InferContext) => Proposal[];

export function toRule(profile: TableProfile, proposal: Proposal): Rule {
  return { id: ruleId(profile.table, proposal.check), database: profile.database, table: profile.table, source: 'inferred', ...proposal };
}

/** A share as evidence: four decimals are enough to tell 0.9998 from 1. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part / whole) * 10_000) / 10_000);
