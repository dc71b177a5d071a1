import type { Workflow } from '../../../access/workflow.ts';

export const answerStates = ['none', 'draft', 'submitted', 'returned'] as const;
export type AnswerState = (typeof answerStates)[number];
export const answerVerbs = ['save', 'submit', 'return'] as const;
export type AnswerVerb = (typeof answerVerbs)[number];

/** The unit saves and hands in; the office that asks gives back what is not right. `none`: the unit has not begun. */
export const answerWorkflow: Workflow<AnswerState, AnswerVerb> = {
  save: { from: ['none', 'draft', 'returned'], to: 'draft', right: 'readiness.fill' },
  submit: { from: ['draft', 'returned'], to: 'submitted', right: 'readiness.fill' },
  return: { from: ['submitted'], to: 'returned', right: 'readiness.change', reason: true },
};
