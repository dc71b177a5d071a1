import { type ErrorDetails, SogocError } from '@sogoc/engine';

export type QualityErrorCode = 'RULE_UNKNOWN_COLUMN' | 'RULE_UNKNOWN_TABLE' | 'RULE_UNKNOWN_TYPE' | 'RULE_NOT_RUNNABLE' | 'RULE_QUERY_REFUSED';

/** A rule that cannot be run as it stands; the others go on. */
export class QualityError extends SogocError {
  declare readonly code: QualityErrorCode;
  constructor(code: QualityErrorCode, message: string, details?: ErrorDetails) {
    super(code, message, details);
    this.name = 'QualityError';
  }
}
