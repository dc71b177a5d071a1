import { type ErrorDetails, SogocError } from '@sogoc/engine';

export type LinkageErrorCode =
  | 'LINK_NO_MODEL'
  | 'LINK_MODEL_INVALID'
  | 'LINK_MODEL_VERSION'
  | 'LINK_UNKNOWN_COMPARER'
  | 'LINK_UNKNOWN_TEST'
  | 'LINK_KEY_MISSING'
  | 'LINK_KEY_REPEATS'
  | 'LINK_COLUMN_MISSING'
  | 'LINK_NO_RECORDS'
  | 'LINK_NOTHING_TO_COMPARE'
  | 'LINK_TOO_MANY_PATTERNS'
  | 'LINK_TOO_MANY_RULES'
  | 'LINK_NOT_TRAINED'
  | 'LINK_DECISIONS_CONTRADICT'
  | 'LINK_LABELS_INVALID'
  | 'LINK_LABELS_UNKNOWN';

export class LinkageError extends SogocError {
  declare readonly code: LinkageErrorCode;
  constructor(code: LinkageErrorCode, message: string, details?: ErrorDetails) {
    super(code, message, details);
    this.name = 'LinkageError';
  }
}
