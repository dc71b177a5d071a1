import { type ErrorDetails, SogocError } from '@sogoc/engine';

export type RegisterErrorCode =
  | 'CONFIGURATION_INVALID'
  | 'DEMONSTRATION_REFUSED'
  | 'REGISTER_HOME_IN_USE'
  | 'REGISTER_DATABASE_UNREACHABLE'
  | 'REGISTER_DISK_FULL'
  | 'REGISTER_MIGRATION_FAILED'
  | 'AUDIT_CHECKPOINTS_UNREADABLE'
  | 'REQUEST_INVALID'
  | 'CONTRACT_INVALID'
  | 'RESULTS_INVALID'
  | 'REQUEST_TOO_LARGE'
  | 'REQUEST_TOO_MANY'
  | 'REQUEST_NOT_SAME_ORIGIN'
  | 'NOT_SIGNED_IN'
  | 'SECOND_FACTOR_NEEDED'
  | 'SIGN_IN_NOT_COMPLETED'
  | 'PERSON_UNKNOWN'
  | 'PROVIDER_UNREACHABLE'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'CHANGED_MEANWHILE'
  | 'ALREADY_THERE'
  | 'STATE_FORBIDS'
  | 'BACKUP_INVALID'
  | 'BACKUP_FAILED'
  | 'REGISTER_FAILED';

/** The HTTP status of each code that a client may meet. */
export const statusOf: Readonly<Record<RegisterErrorCode, number>> = {
  CONFIGURATION_INVALID: 500,
  DEMONSTRATION_REFUSED: 403,
  REGISTER_HOME_IN_USE: 503,
  REGISTER_DATABASE_UNREACHABLE: 503,
  REGISTER_DISK_FULL: 503,
  REGISTER_MIGRATION_FAILED: 500,
  AUDIT_CHECKPOINTS_UNREADABLE: 500,
  REQUEST_INVALID: 400,
  CONTRACT_INVALID: 422,
  RESULTS_INVALID: 422,
  REQUEST_TOO_LARGE: 413,
  REQUEST_TOO_MANY: 429,
  REQUEST_NOT_SAME_ORIGIN: 403,
  NOT_SIGNED_IN: 401,
  SECOND_FACTOR_NEEDED: 401,
  SIGN_IN_NOT_COMPLETED: 400,
  PERSON_UNKNOWN: 403,
  PROVIDER_UNREACHABLE: 503,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  CHANGED_MEANWHILE: 409,
  ALREADY_THERE: 409,
  STATE_FORBIDS: 409,
  BACKUP_INVALID: 422,
  BACKUP_FAILED: 500,
  REGISTER_FAILED: 500,
};

interface RegisterErrorDetails extends ErrorDetails {
  fields?: readonly { path: string; message: string }[];
  retryAfter?: number;
}

/** An error of the register; over HTTP it becomes problem+json with its code, place and remedy. */
export class RegisterError extends SogocError {
  declare readonly code: RegisterErrorCode;
  /** What is wrong in the request, place by place. */
  readonly fields: readonly { path: string; message: string }[] | undefined;
  /** Seconds to wait before asking again. */
  readonly retryAfter: number | undefined;
  constructor(code: RegisterErrorCode, message: string, details?: RegisterErrorDetails) {
    super(code, message, details);
    this.name = 'RegisterError';
    this.fields = details?.fields;
    this.retryAfter = details?.retryAfter;
  }
}

/** Whoever writes must have read what is there now. */
export function changedMeanwhile(kind: string, id: number | string): RegisterError {
  return new RegisterError('CHANGED_MEANWHILE', 'Somebody has changed this since you read it.', {
    place: `${kind}/${id}`,
    remedy: 'Read it again, and make your change to what is there now.',
  });
}

/** What cannot be seen is not there: also for records outside the caller's scope. */
export function notFound(kind: string, id: string): RegisterError {
  return new RegisterError('NOT_FOUND', `There is no ${kind} ${JSON.stringify(id)} that you may see.`, { place: `${kind}/${id}` });
}
