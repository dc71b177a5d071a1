import { EngineError } from './error.ts';

/** Kinds of message that speak of data; the others speak of names, types and files. */
const speaksOfData = /^(?:Conversion|Invalid Input|Out of Range|Constraint|Mismatch Type|Serialization|Invalid Type|TransactionContext) Error/;

/** Of those, what is known to hold data between quotes or behind `value` only. */
const quotesData =
  /Error: (?:Could not (?:convert|cast|parse)|Type \w+ with value|\w+ field value out of range|[Ii]nvalid |CSV Error|Failed to|Malformed|No magic bytes)/;

/**
 * An error of DuckDB as one of the catalogue. Its message is cut to the first line, and what it quotes from the data is left out: values of persons
 * must not reach a log. For the same reason the original is not kept as the cause.
 */
export function duckDbError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/No space left on device|max_temp_directory_size/i.test(message))
    return new EngineError('ENGINE_DISK_FULL', 'The disk has no room for the work', { remedy: 'Free some space, or raise the limit, and run again' });
  if (/^Out of Memory Error/i.test(message))
    return new EngineError('ENGINE_OUT_OF_MEMORY', 'The work needs more memory than the limit allows', { remedy: 'Raise the memory limit' });
  return new EngineError('ENGINE_QUERY_FAILED', withoutData(message));
}

function withoutData(message: string): string {
  const [first = ''] = message.split('\n');
  if (first.startsWith('IO Error')) return first;
  const withoutTexts = first.replaceAll(/'[^']*'/g, "'…'");
  if (!speaksOfData.test(first)) return withoutTexts;
  if (!quotesData.test(first)) return `${first.slice(0, first.indexOf(':'))}: …`;
  return withoutTexts.replaceAll(/"[^"]*"/g, '"…"').replaceAll(/\bvalue (?!out\b)\S+/g, 'value …');
}
