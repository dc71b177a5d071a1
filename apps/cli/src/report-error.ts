import { SogocError } from '@sogoc/engine';
import { exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const nothingRead = new Set(['SURVEY_NOTHING_READ']);
const cancelled = new Set(['ENGINE_CANCELLED']);

/** Says what happened, where, and what to do; never a stack. Resolves to the exit status. */
export function reportError(error: unknown, terminal: Terminal, json: boolean): number {
  const known = error instanceof SogocError ? error : null;
  const status = statusOf(error, known?.code);
  const { code, message, place, remedy } = known ?? { code: 'UNEXPECTED', message: messageOf(error), place: undefined, remedy: undefined };
  if (json) terminal.stdout.write(`${JSON.stringify({ status, error: { code, message, place, remedy } })}\n`);
  else
    terminal.stderr.write(
      `${[`${code}: ${message}`, place && `  ${place}`, remedy && `  → ${remedy.replaceAll('\n', '\n    ')}`].filter(Boolean).join('\n')}\n`,
    );
  return status;
}

function statusOf(error: unknown, code: string | undefined): number {
  if (code === undefined) return error instanceof Error && error.name === 'AbortError' ? exitCode.cancelled : exitCode.unexpected;
  if (cancelled.has(code)) return exitCode.cancelled;
  return nothingRead.has(code) ? exitCode.nothingRead : exitCode.usage;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}
