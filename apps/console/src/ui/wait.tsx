import { type ReactNode, useEffect, useState } from 'react';
import { problemOf } from '../api/problem.ts';

/** Counts down the seconds that an answer asks to wait, for whatever is inside to show. */
export function Wait({ for: error, children }: { for: unknown; children: (seconds: number) => ReactNode }) {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const { retryAfter = 0 } = error ? problemOf(error) : {};
    const until = Date.now() + retryAfter * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    if (retryAfter === 0) return;
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [error]);
  return children(left);
}
