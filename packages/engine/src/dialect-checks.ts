import { EngineError } from './error.ts';

/** A text to search for or to split at. Engines disagree about the empty one. @throws EngineError `SQL_BAD_LITERAL` */
export function checkSeparator(separator: string): string {
  if (separator === '') throw new EngineError('SQL_BAD_LITERAL', 'A text to search for or to split at must not be empty');
  return separator;
}

/** A place counted from 1. @throws EngineError `SQL_BAD_LITERAL` */
export function checkIndex(index: number): number {
  if (!Number.isSafeInteger(index) || index < 1) throw new EngineError('SQL_BAD_LITERAL', `A place is a whole number from 1, not ${index}`);
  return index;
}
