import { type Fault, inWords } from '@sogoc/contract';
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

/** A query of a contract that is not run, or gives no number: told by a fault of the contract. */
export class QueryError extends QualityError {
  readonly fault: Fault;
  constructor(code: 'RULE_QUERY_REFUSED' | 'RULE_NOT_RUNNABLE', fault: Fault) {
    const { happened, expected } = inWords(fault, 'en');
    super(code, happened, expected === undefined ? {} : { remedy: `Expected: ${expected}` });
    this.name = 'QueryError';
    this.fault = fault;
  }
}
