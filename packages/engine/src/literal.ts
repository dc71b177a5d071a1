import { EngineError } from './error.ts';

/** Largest magnitude with 38 digits: what a whole number may have in both engines. */
const largest = 10n ** 38n - 1n;
const largestBigint = 2n ** 63n - 1n;

/** @throws EngineError `SQL_BAD_LITERAL` for text with half a surrogate pair, which UTF-8 cannot hold. */
export function checkText(text: string): string {
  if (!text.isWellFormed()) throw new EngineError('SQL_BAD_LITERAL', 'A text with half a surrogate pair cannot be written in SQL');
  return text;
}

/** @throws EngineError `SQL_BAD_NAME` for a name that is empty or holds NUL. */
export function quoteName(name: string): string {
  if (name === '' || name.includes('\0')) throw new EngineError('SQL_BAD_NAME', 'A name in SQL must not be empty or hold the NUL character');
  return `"${checkText(name).replaceAll('"', '""')}"`;
}

/**
 * A number as SQL: whole and safe as an integer, all others as a double. A negative one stands in parentheses: `5 -${-1}` must be no comment.
 * @throws EngineError `SQL_BAD_LITERAL` when it is not finite.
 */
export function quoteNumber(value: number): string {
  if (!Number.isFinite(value)) throw new EngineError('SQL_BAD_LITERAL', `${value} cannot be written as a number in SQL`);
  if (Number.isSafeInteger(value)) return signed(String(value));
  const text = String(value);
  return signed(text.includes('e') ? text : `${text}e0`);
}

/** @throws EngineError `SQL_BAD_LITERAL` when it has more than 38 digits. */
export function quoteBigint(value: bigint, wide: (digits: string) => string): string {
  if (value > largest || value < -largest) throw new EngineError('SQL_BAD_LITERAL', 'A whole number of more than 38 digits cannot be written in SQL');
  return value > largestBigint || value < -largestBigint ? wide(String(value)) : signed(String(value));
}

/** `2025-07-01 09:30:00.000`, UTC. @throws EngineError `SQL_BAD_LITERAL` outside the years 1 to 9999. */
export function timestampText(value: Date): string {
  const year = value.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new EngineError('SQL_BAD_LITERAL', 'A date outside the years 1 to 9999 cannot be written in SQL');
  return value.toISOString().slice(0, 23).replace('T', ' ');
}

/** For a value that came past the type checker. */
export function badLiteral(value: unknown): never {
  throw new EngineError('SQL_BAD_LITERAL', `A value of type ${typeof value} cannot be written in SQL`);
}

function signed(digits: string): string {
  return digits.startsWith('-') ? `(${digits})` : digits;
}
