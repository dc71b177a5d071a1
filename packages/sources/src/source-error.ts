import { type ErrorDetails, SogocError } from '@sogoc/engine';
import type { SourceProblem } from './source-kind.ts';

/** What can go wrong with a source. The first block stops a table or a database, the second is reported beside what landed. */
export type SourceErrorCode =
  | 'SOURCE_NOT_FOUND'
  | 'SOURCE_UNKNOWN_KIND'
  | 'SOURCE_BAD_URL'
  | 'SOURCE_SECRET_IN_ARGUMENT'
  | 'SOURCE_SECRET_MISSING'
  | 'SOURCE_UNREACHABLE'
  | 'SOURCE_AUTHENTICATION'
  | 'SOURCE_TIMEOUT'
  | 'SOURCE_EMPTY'
  | 'SOURCE_NO_COLUMNS'
  | 'SOURCE_TOO_MANY_COLUMNS'
  | 'SOURCE_TOO_LARGE'
  | 'SOURCE_BROKEN'
  | 'SOURCE_TABLE_UNKNOWN'
  | 'SOURCE_TABLE_DENIED'
  | 'SOURCE_READ_FAILED'
  | 'SOURCE_CANCELLED'
  | 'SOURCE_EMPTY_TABLE'
  | 'SOURCE_BLANK_ROWS'
  | 'SOURCE_BROKEN_LINE'
  | 'SOURCE_STRAY_QUOTE'
  | 'SOURCE_BROKEN_TEXT'
  | 'SOURCE_BROKEN_RECORD'
  | 'SOURCE_FIELDS_BESIDE'
  | 'SOURCE_KEYED_RECORDS'
  | 'SOURCE_FILE_SKIPPED'
  | 'SOURCE_PART_DIFFERS';

/** An error of reading a source. Its texts hold neither secrets nor values of records. */
export class SourceError extends SogocError {
  declare readonly code: SourceErrorCode;
  constructor(code: SourceErrorCode, message: string, details?: ErrorDetails) {
    super(code, message, details);
    this.name = 'SourceError';
  }
}

/** Turns whatever was thrown while a table was read into a problem of that place. Errors that are not of the catalogue lose their text: it may quote values. */
export function problemOf(error: unknown, place: string): SourceProblem {
  if (error instanceof SogocError && error.code !== 'ENGINE_QUERY_FAILED')
    return { code: error.code, message: error.message, place, remedy: error.remedy ?? 'See the place named and read again', count: 1 };
  return { code: 'SOURCE_READ_FAILED', message: 'It could not be read', place, remedy: 'Check that it is what its name says, and whole', count: 1 };
}

/** Cancellation ends everything; it is never one table's problem. */
export function rethrowCancellation(error: unknown, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SourceError('SOURCE_CANCELLED', 'Reading was cancelled', { cause: error });
}
