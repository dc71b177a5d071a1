import type { Workflow } from '../../access/workflow.ts';

export const taskStates = ['assigned', 'accepted', 'in-progress', 'reported', 'returned', 'verified', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

export const taskVerbs = [
  'accept',
  'start',
  'progress',
  'report',
  'verify',
  'return',
  'ask-extension',
  'grant-extension',
  'refuse-extension',
  'correct',
  'cancel',
] as const;
export type TaskVerb = (typeof taskVerbs)[number];

const working = ['accepted', 'in-progress', 'returned'] as const;
const open = ['assigned', ...working, 'reported'] as const;

/**
 * What can be done to a task in which state. The leading agency works (`task.work`), who steers the programme judges. Whether it was on time or late follows
 * from the day it was done. `same`: the state stays.
 */
export const taskWorkflow: Workflow<TaskState | 'same', TaskVerb> = {
  accept: { from: ['assigned'], to: 'accepted', right: 'task.work' },
  start: { from: ['accepted', 'returned'], to: 'in-progress', right: 'task.work' },
  progress: { from: working, to: 'in-progress', right: 'task.work' },
  report: { from: working, to: 'reported', right: 'task.work' },
  verify: { from: ['reported'], to: 'verified', right: 'task.verify' },
  return: { from: ['reported'], to: 'returned', right: 'task.verify', reason: true },
  'ask-extension': { from: ['assigned', ...working], to: 'same', right: 'task.work', reason: true },
  'grant-extension': { from: open, to: 'same', right: 'task.assign' },
  'refuse-extension': { from: open, to: 'same', right: 'task.assign', reason: true },
  // Done, and not recorded then; or recorded with a wrong day. Both days are kept.
  correct: { from: [...open, 'verified'], to: 'verified', right: 'task.verify', reason: true },
  cancel: { from: open, to: 'cancelled', right: 'task.assign', reason: true },
};
