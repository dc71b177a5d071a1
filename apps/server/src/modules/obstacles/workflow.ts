import type { Workflow } from '../../access/workflow.ts';

export const obstacleStates = ['raised', 'escalated', 'solved', 'reopened', 'withdrawn'] as const;
export type ObstacleState = (typeof obstacleStates)[number];

export const obstacleVerbs = ['solve', 'escalate', 'reopen', 'withdraw'] as const;
export type ObstacleVerb = (typeof obstacleVerbs)[number];

const open = ['raised', 'escalated', 'reopened'] as const;

/** Who owns an obstacle solves it; who raised it says whether it is gone, and may take it up a level once its time is over. */
export const obstacleWorkflow: Workflow<ObstacleState, ObstacleVerb> = {
  solve: { from: open, to: 'solved', right: 'obstacle.solve' },
  escalate: { from: open, to: 'escalated', right: 'obstacle.raise', reason: true },
  reopen: { from: ['solved'], to: 'reopened', right: 'obstacle.raise', reason: true },
  withdraw: { from: open, to: 'withdrawn', right: 'obstacle.raise', reason: true },
};

/** Working days there are to answer, from when it is raised and at each level again. */
export const daysToAnswer = 10;
