import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/** A part of a long list as the register sends it. */
interface Part<T> {
  items: readonly T[];
  total: number;
  totalIsExact: boolean;
}

/** Where a reader is in a list that is read a part at a time, from its beginning or back from its end. */
export interface Walk<T> {
  /** Those in sight. */
  rows: readonly T[];
  /** Counted from 1; from the end where the list is read from there and nobody knows how long it is. */
  from: number;
  to: number;
  fromEnd: boolean;
  total: number;
  totalIsExact: boolean;
  /** The ways to other parts; null where there is none. */
  steps: Readonly<Record<'first' | 'previous' | 'next' | 'last', (() => void) | null>>;
}

type Query<T> = Pick<UseInfiniteQueryResult<{ pages: Part<T>[] }>, 'data' | 'hasNextPage' | 'fetchNextPage' | 'isPlaceholderData'>;

/**
 * Walks through a list part by part; only the part in sight is drawn, however long the list is.
 * @param query its parts, in the reverse order where `end`. @param end whether it is read back from its end. @param turn reads it from its other side; without it
 * the last part is reached step by step.
 */
export function useWalk<T>(query: Query<T>, end = false, turn?: (end: boolean) => void): Walk<T> {
  const [asked, setAsked] = useState(0);
  // While the list is read from its other side, what was in sight stays.
  const reversed = query.isPlaceholderData ? !end : end;
  const pages = query.data?.pages ?? [];
  // The part asked for may still be on its way: until then the one before it stays.
  const at = Math.min(asked, Math.max(0, pages.length - 1));
  const items = pages[at]?.items ?? [];
  const { total, totalIsExact } = pages[0] ?? { total: 0, totalIsExact: true };
  const before = pages.slice(0, at).reduce((sum, part) => sum + part.items.length, 0);
  const fromEnd = reversed && !totalIsExact;
  const start = reversed && totalIsExact ? total - before - items.length : before;
  const further = () => {
    if (at + 1 >= pages.length) query.fetchNextPage();
    setAsked(at + 1);
  };
  const away = at + 1 < pages.length || query.hasNextPage ? further : null;
  const back = at > 0 ? () => setAsked(at - 1) : null;
  const begin = at > 0 ? () => setAsked(0) : null;
  const turned = () => {
    setAsked(0);
    turn?.(!end);
  };
  const other = away && turn ? turned : null;
  return {
    rows: reversed ? items.toReversed() : items,
    ...{ from: start + 1, to: start + items.length, fromEnd, total, totalIsExact },
    steps: reversed ? { first: other, previous: away, next: back, last: begin } : { first: begin, previous: back, next: away, last: other },
  };
}
