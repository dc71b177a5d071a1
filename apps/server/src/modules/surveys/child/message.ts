import type { SurveyEvent, SurveyRequest } from '@sogoc/survey';

/** What a survey's process is told. `ahead`: milliseconds by which the register's time is ahead of the system's. */
export type ToChild = { kind: 'begin'; request: SurveyRequest; ahead: number } | { kind: 'cancel' };

export interface ToldFailure {
  code: string;
  message: string;
  place: string | undefined;
  remedy: string | undefined;
}

/** What it tells. */
export type FromChild = { kind: 'event'; event: SurveyEvent } | { kind: 'done' } | { kind: 'failed'; failure: ToldFailure | null };
