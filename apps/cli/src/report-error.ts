import { SogocError } from '@sogoc/engine';
import { errorInWords, type Language } from '@sogoc/survey';
import { exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { catalogue } from './words/catalogue.ts';

const nothingRead = new Set(['SURVEY_NOTHING_READ']);
const cancelled = new Set(['ENGINE_CANCELLED']);

/**
 * Says in the language asked for what happened, where, and what to do; never a stack. Machines are told in English beside it.
 * @returns the exit status.
 */
export function reportError(error: unknown, terminal: Terminal, args: readonly string[]): number {
  const known = error instanceof SogocError ? error : null;
  const status = statusOf(error, known?.code);
  const { code, message, place, remedy } = known ?? { code: 'UNEXPECTED', message: messageOf(error), place: undefined, remedy: undefined };
  if (args.includes('--json')) {
    terminal.stdout.write(`${JSON.stringify({ status, error: { code, message, place, remedy } })}\n`);
    return status;
  }
  const language = languageOf(args);
  const told = known ? errorInWords(known, language) : { message, place, remedy };
  const lines = [
    `${code}: ${told.message}`,
    told.place && `  ${told.place}`,
    told.remedy && `  → ${told.remedy.replaceAll('\n', '\n    ')}`,
    told.detail && `  ${catalogue[language].detail(told.detail)}`,
  ];
  terminal.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
  return status;
}

/** The language of `--lang`; Vietnamese without, as the commands have it. */
function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  const given = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  return given === 'en' || given === 'id' ? given : 'vi';
}

function statusOf(error: unknown, code: string | undefined): number {
  if (code === undefined) return error instanceof Error && error.name === 'AbortError' ? exitCode.cancelled : exitCode.unexpected;
  if (cancelled.has(code)) return exitCode.cancelled;
  return nothingRead.has(code) ? exitCode.nothingRead : exitCode.usage;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}
