import { lazy, Suspense } from 'react';
import { useStanding } from '../../api/standing.ts';
import { Unreachable } from './unreachable.tsx';

// Needed when the session has ended, which is rare: not part of the first view.
const SessionEnded = lazy(() => import('./session-ended.tsx').then((module) => ({ default: module.SessionEnded })));

/** What stands between the reader and the register, above every page. */
export function Standing() {
  const { reachable, sessionEnded } = useStanding();
  return (
    <>
      {!reachable && <Unreachable />}
      {sessionEnded && (
        <Suspense>
          <SessionEnded />
        </Suspense>
      )}
    </>
  );
}
