import { RegisterError } from '../register-error.ts';
import type { Action } from './roles.ts';

/** One thing that can be done to something in a state. */
export interface Step<State extends string> {
  from: readonly State[];
  to: State;
  /** What the caller must be allowed to do; null: the register itself does it, nobody by hand. */
  right: Action | null;
  /** Whether a reason must be told. */
  reason?: true;
}

/** States and what leads from one to another: one table for each kind of thing. */
export type Workflow<State extends string, Verb extends string> = Readonly<Record<Verb, Step<State>>>;

/** What can be done in one of these states by somebody who may do `allowed`. */
export function stepsOpen<State extends string, Verb extends string>(
  workflow: Workflow<State, Verb>,
  states: readonly State[],
  allowed: (right: Action) => boolean,
): Verb[] {
  const verbs = Object.keys(workflow) as Verb[];
  return verbs.filter((verb) => {
    const { from, right } = workflow[verb];
    return right !== null && from.some((state) => states.includes(state)) && allowed(right);
  });
}

/**
 * The step of a verb, where one of the states allows it and the reason it asks for was told.
 * @throws RegisterError `STATE_FORBIDS`, `REQUEST_INVALID`.
 */
export function stepOf<State extends string, Verb extends string>(
  workflow: Workflow<State, Verb>,
  verb: Verb,
  states: readonly State[],
  reason: string | undefined,
): Step<State> {
  const step = workflow[verb];
  if (!step.from.some((state) => states.includes(state))) {
    throw new RegisterError('STATE_FORBIDS', `What is ${states.join(' or ') || 'empty'} cannot be done to: ${verb}.`, {
      place: verb,
      remedy: `It can where the state is ${step.from.join(' or ')}.`,
    });
  }
  if (step.reason && !reason?.trim()) {
    throw new RegisterError('REQUEST_INVALID', `To ${verb} takes a reason.`, {
      place: 'body/reason',
      remedy: 'Say why, for whoever reads it later.',
    });
  }
  return step;
}
