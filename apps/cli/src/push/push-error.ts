import { type ErrorDetails, SogocError } from '@sogoc/engine';

type PushErrorCode = 'PUSH_NO_KEY' | 'PUSH_BAD_URL' | 'PUSH_UNREACHABLE' | 'PUSH_REFUSED';

/** Why results did not get to a register. They lie in their folder all the same. */
export class PushError extends SogocError {
  declare readonly code: PushErrorCode;
  constructor(code: PushErrorCode, message: string, details: ErrorDetails) {
    super(code, message, details);
    this.name = 'PushError';
  }
}
