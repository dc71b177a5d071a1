/** What every error of the house carries: a code of the catalogue, what happened and where, what to do, and nothing personal or secret. */
export interface ErrorDetails {
  /** Where: a database, table, column, file or line. */
  place?: string;
  /** What the reader can do about it. */
  remedy?: string;
  cause?: unknown;
}

/** The base of all errors that a user may see. `code` is one of docs/reference/errors.md. */
export class SogocError extends Error {
  readonly code: string;
  readonly place: string | undefined;
  readonly remedy: string | undefined;
  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'SogocError';
    this.code = code;
    this.place = details.place;
    this.remedy = details.remedy;
  }
}

export type EngineErrorCode =
  | 'SQL_BAD_LITERAL'
  | 'SQL_BAD_NAME'
  | 'SQL_BAD_PATTERN'
  | 'ENGINE_QUERY_FAILED'
  | 'ENGINE_OUT_OF_MEMORY'
  | 'ENGINE_CANCELLED'
  | 'ENGINE_CLOSED'
  | 'ENGINE_DISK_FULL'
  | 'ENGINE_BAD_VALUE'
  | 'ENGINE_UNSUPPORTED';

export class EngineError extends SogocError {
  declare readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string, details?: ErrorDetails) {
    super(code, message, details);
    this.name = 'EngineError';
  }
}
