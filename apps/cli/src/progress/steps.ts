import type { MatchProgress } from '@sogoc/survey';
import type { Terminal } from '../terminal.ts';
import type { Words } from '../words/words.ts';

/** In a log, a step that goes on says so each so many milliseconds. */
const everySoOften = 5000;
const lineFromStart = '\r\u001b[K';

/**
 * Tells how far the steps of a command are: on a terminal in one line that changes, in a log a line for each step and one each five seconds while it goes
 * on. `end` closes the line.
 */
export function steps({ stderr, now }: Terminal, words: Words): { tell: (progress: MatchProgress) => void; end: () => void } {
  let [step, told] = ['', 0];
  return {
    tell: ({ stage, what, rows, share }) => {
      const text = words.progress(stage, what, rows, share);
      if (stderr.isTTY) {
        stderr.write(`${lineFromStart}${text}`);
        return;
      }
      const [own, time] = [`${stage} ${what}`, now().getTime()];
      if (own === step && time - told < everySoOften) return;
      [step, told] = [own, time];
      stderr.write(`${text}\n`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write(lineFromStart);
    },
  };
}
