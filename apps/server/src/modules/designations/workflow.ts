import type { Workflow } from '../../access/workflow.ts';

export const designationStates = ['proposed', 'consulting', 'decided', 'disputed', 'refused', 'withdrawn', 'revoked'] as const;
export type DesignationState = (typeof designationStates)[number];

export const designationVerbs = ['consult', 'withdraw', 'decide', 'refuse', 'dispute', 'uphold', 'revoke'] as const;
export type DesignationVerb = (typeof designationVerbs)[number];

/** From the proposal to the decision and what may become of it. A disputed one stays in force until it is settled. */
export const designationWorkflow: Workflow<DesignationState, DesignationVerb> = {
  consult: { from: ['proposed'], to: 'consulting', right: 'designation.propose' },
  withdraw: { from: ['proposed', 'consulting'], to: 'withdrawn', right: 'designation.propose', reason: true },
  decide: { from: ['consulting'], to: 'decided', right: 'designation.decide' },
  refuse: { from: ['proposed', 'consulting'], to: 'refused', right: 'designation.decide', reason: true },
  dispute: { from: ['decided'], to: 'disputed', right: 'designation.dispute', reason: true },
  uphold: { from: ['disputed'], to: 'decided', right: 'designation.decide', reason: true },
  revoke: { from: ['decided', 'disputed'], to: 'revoked', right: 'designation.decide', reason: true },
};

/** Working days that holders have to answer. */
export const daysToAnswer = 10;
