import type { Schema } from '../../../api/client.ts';

export type Action = Schema['TaskAction'];
export type Field = 'person' | 'progress' | 'evidence' | 'doneOn' | 'due' | 'reason';

/** What each action asks for; those with nothing to ask are done at once. A reason marked `?` may be left out. */
export const fieldsOf: Readonly<Record<Action, readonly (Field | 'reason?')[]>> = {
  accept: ['person'],
  start: [],
  progress: ['progress'],
  report: ['evidence', 'doneOn'],
  verify: ['doneOn'],
  return: ['reason'],
  'ask-extension': ['due', 'reason'],
  'grant-extension': ['reason?'],
  'refuse-extension': ['reason'],
  correct: ['doneOn', 'evidence', 'reason'],
  cancel: ['reason'],
};

/** What is to be done next stands out: the first of these that may be done. */
export const mainOrder: readonly Action[] = ['accept', 'grant-extension', 'verify', 'report', 'progress'];

/** What somebody types for an action, as typed. */
export interface Typed {
  person: string;
  progress: string;
  evidence: string;
  doneOn: string;
  due: string;
  reason: string;
}

export const nothingTyped: Typed = { person: '', progress: '', evidence: '', doneOn: '', due: '', reason: '' };

/** What is typed, as the register is asked. Evidence is a piece a line. */
export function stepOf(action: Action, version: number, typed: Typed): Schema['TaskStep'] {
  const evidence = typed.evidence.split('\n').flatMap((line) => line.trim() || []);
  return {
    action,
    version,
    ...(typed.person && { person: typed.person }),
    ...(typed.progress && { progress: Number(typed.progress) }),
    ...(evidence.length > 0 && { evidence }),
    ...(typed.doneOn && { doneOn: typed.doneOn }),
    ...(typed.due && { due: typed.due }),
    ...(typed.reason && { reason: typed.reason }),
  };
}
