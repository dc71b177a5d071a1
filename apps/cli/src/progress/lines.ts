import type { SurveyEvent } from '@sogoc/survey';
import type { Terminal } from '../terminal.ts';
import type { Words } from '../words/words.ts';

/** Progress as one plain line per event, for logs and pipes. */
export function lines(terminal: Terminal, words: Words): (event: SurveyEvent) => void {
  const write = (text: string): void => {
    terminal.stderr.write(`${text}\n`);
  };
  return (event) => {
    if (event.kind === 'step') write(`${words.stages[event.stage]} ${event.done}/${event.steps}: ${event.what}`);
    if (event.kind === 'stage-finished') write(`${words.stages[event.stage]}: ${(event.milliseconds / 1000).toFixed(1)} s`);
    if (event.kind === 'database-failed') write(`${words.failed(event.database, event.message, event.code)}\n  ${words.remedy(event.remedy)}`);
  };
}
