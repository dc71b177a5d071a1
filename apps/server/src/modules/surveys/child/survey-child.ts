import { SogocError } from '@sogoc/engine';
import { runSurvey } from '@sogoc/survey';
import type { FromChild, ToChild } from './message.ts';

/** Runs one survey in a process of its own, so that the register goes on answering and neither takes the other down. */
const cancelled = new AbortController();
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => cancelled.abort());
process.on('SIGINT', () => undefined);
process.on('message', (message: ToChild) => {
  if (message.kind === 'cancel') cancelled.abort();
  else void begin(message);
});

async function begin({ request, ahead }: Extract<ToChild, { kind: 'begin' }>): Promise<void> {
  try {
    await runSurvey(request, {
      environment: process.env,
      now: () => new Date(Date.now() + ahead),
      signal: cancelled.signal,
      onEvent: (event) => tell({ kind: 'event', event }),
    });
    tell({ kind: 'done' });
  } catch (error) {
    const known = error instanceof SogocError ? error : null;
    tell({ kind: 'failed', failure: known && { code: known.code, message: known.message, place: known.place, remedy: known.remedy } });
  }
  process.disconnect();
}

function tell(message: FromChild): void {
  process.send?.(message);
}
