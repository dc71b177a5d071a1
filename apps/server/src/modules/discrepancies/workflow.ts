import type { Workflow } from '../../access/workflow.ts';

/** In the order in which a discrepancy lives through them. */
export const states = ['open', 'reopened', 'confirmed', 'mended', 'rejected', 'dismissed', 'verified'] as const;
export type State = (typeof states)[number];

export const verbs = ['confirm', 'mend', 'reject', 'withdraw', 'dismiss', 'return', 'verify', 'reopen'] as const;
export type Verb = (typeof verbs)[number];

/**
 * What can be done to a discrepancy in which state. The unit that answers for it confirms, mends or rejects; who verifies settles what was rejected; the
 * next survey has the last word, except over what was dismissed.
 */
export const workflow: Workflow<State, Verb> = {
  confirm: { from: ['open', 'reopened'], to: 'confirmed', right: 'case.mend' },
  mend: { from: ['open', 'reopened', 'confirmed'], to: 'mended', right: 'case.mend' },
  reject: { from: ['open', 'reopened', 'confirmed'], to: 'rejected', right: 'case.mend', reason: true },
  withdraw: { from: ['confirmed', 'mended', 'rejected'], to: 'open', right: 'case.mend' },
  dismiss: { from: ['rejected'], to: 'dismissed', right: 'case.verify', reason: true },
  return: { from: ['rejected', 'mended'], to: 'reopened', right: 'case.verify', reason: true },
  verify: { from: ['open', 'reopened', 'confirmed', 'mended', 'rejected'], to: 'verified', right: null },
  reopen: { from: ['mended', 'verified'], to: 'reopened', right: null },
};

/** Working days there are to mend. */
export const daysToMend = { high: 5, medium: 10, low: 15 } as const;
