const [first, factor, longest, most] = [30, 4, 6 * 3600, 10];

/** Seconds to wait before the next attempt: 30, 2 minutes, 8 ..., six hours at most. @returns null after ten attempts, in all a day and a half. */
export function afterAttempts(attempts: number): number | null {
  return attempts >= most ? null : Math.min(longest, first * factor ** (attempts - 1));
}
