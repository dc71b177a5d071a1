/** What is reminded of. */
export const thingKinds = ['task', 'obstacle', 'case'] as const;
export type ThingKind = (typeof thingKinds)[number];

/**
 * Who is told: the accountable `person`; the head of the `agency` that works on it; the ministry or province `above`; who is `steering` it, the centre or a province
 * for its own programme. `up`: an obstacle goes to the agency above who is to answer, and both are told.
 */
export const receivers = ['person', 'agency', 'above', 'steering', 'up'] as const;
export type Receiver = (typeof receivers)[number];

/** When something is told to whom: so many working days from the day it is due, before it where negative. */
export interface Rule {
  days: number;
  to: Receiver;
}
