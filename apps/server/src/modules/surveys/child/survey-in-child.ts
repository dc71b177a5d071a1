import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { SogocError } from '@sogoc/engine';
import type { SurveyEvent, SurveyRequest } from '@sogoc/survey';
import { RegisterError } from '../../../register-error.ts';
import { sourceVariable } from '../../databases/index.ts';
import type { FromChild, ToChild } from './message.ts';

const script = join(import.meta.dirname, 'survey-child.ts');
/** Milliseconds that a cancelled survey has to tidy up. */
const grace = 10_000;

export interface ChildOptions {
  /** Milliseconds by which the register's time is ahead of the system's. */
  ahead: number;
  signal: AbortSignal;
  onEvent: (event: SurveyEvent) => void;
}

/**
 * Surveys in a process of its own. Of the register's variables it gets those that connections may name, and no other: neither the database's password nor keys.
 * @throws SogocError as the survey threw it; RegisterError `REGISTER_FAILED` where the process ended without a word.
 */
export function surveyInChild(request: SurveyRequest, { ahead, signal, onEvent }: ChildOptions): Promise<void> {
  const child = fork(script, [], { env: environment(), stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return new Promise<void>((resolve, reject) => {
    let outcome: FromChild | null = null;
    const cancel = (): void => stop(child);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    child.on('message', (message: FromChild) => {
      if (message.kind === 'event') onEvent(message.event);
      else outcome = message;
    });
    child.on('error', () => undefined);
    child.on('exit', () => {
      signal.removeEventListener('abort', cancel);
      const failure = (outcome as Extract<FromChild, { kind: 'failed' }> | null)?.failure;
      if (outcome?.kind === 'done' && !signal.aborted) resolve();
      else reject(failure ? new SogocError(failure.code, failure.message, failure) : endedSilently());
    });
    child.send({ kind: 'begin', request, ahead } satisfies ToChild);
  });
}

function stop(child: ChildProcess): void {
  if (child.connected) child.send({ kind: 'cancel' } satisfies ToChild);
  const timer = setTimeout(() => child.kill('SIGKILL'), grace);
  child.on('exit', () => clearTimeout(timer));
}

function endedSilently(): RegisterError {
  return new RegisterError('REGISTER_FAILED', 'The process of the survey ended without a result.', {
    remedy: 'Try again; if it stays so, look for a lack of memory or disk.',
  });
}

function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => sourceVariable.test(name) || ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'].includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
}
