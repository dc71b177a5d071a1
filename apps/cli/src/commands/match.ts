import { resolve } from 'node:path';
import { type Language, runMatch } from '@sogoc/survey';
import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import { steps } from '../progress/steps.ts';
import { tellProblem } from '../progress/tell-problem.ts';
import type { Terminal } from '../terminal.ts';
import { catalogue } from '../words/catalogue.ts';
import { byteSize } from './byte-size.ts';
import { cancellation } from './cancellation.ts';

interface MatchFlags {
  out: string;
  lang: Language;
  memory?: number;
  json?: boolean;
}

/** `sogoc match`: which columns of two tables of unknown schema hold the same. */
export function matchCommand(terminal: Terminal, done: (status: number) => void): Command {
  return new Command('match')
    .description('match the columns of a table with those of another, best first, when neither is known')
    .argument('<SOURCE>', 'path or URL of the table to match')
    .argument('<TARGET>', 'path or URL of the table to match it with')
    .requiredOption('--out <matches.json>', 'file for the matches')
    .addOption(new Option('--lang <language>', 'language of the messages and the evidence').choices(['vi', 'en', 'id']).default('vi'))
    .option('--memory <size>', 'memory the engine may hold, such as 2GiB', byteSize)
    .option('--json', 'one JSON object on standard output, for machines')
    .action(async (source: string, target: string, flags: MatchFlags) => done(await match(source, target, flags, terminal)));
}

async function match(source: string, target: string, flags: MatchFlags, terminal: Terminal): Promise<number> {
  const cancel = cancellation();
  const words = catalogue[flags.lang];
  const progress = steps(terminal, words);
  const database = (name: string, at: string) => ({ name, source: at, baseDirectory: terminal.cwd, owner: null, contract: null });
  const out = resolve(terminal.cwd, flags.out);
  const request = { source: database('source', source), target: database('target', target), out, memoryLimit: flags.memory, language: flags.lang };
  try {
    const matches = await runMatch(request, {
      environment: terminal.environment,
      signal: cancel.signal,
      onProgress: flags.json ? undefined : progress.tell,
      onProblem: (problem) => {
        progress.end();
        tellProblem(terminal, problem, flags.lang);
      },
    });
    progress.end();
    const shown = matches.map(({ source: own, candidates: [best] }) => words.match(own.column, best?.column ?? '', best?.score ?? 0));
    terminal.stdout.write(
      flags.json ? `${JSON.stringify({ status: exitCode.ok, out, columns: matches.length })}\n` : `${[...shown, words.matches(out)].join('\n')}\n`,
    );
    return exitCode.ok;
  } finally {
    cancel.stop();
  }
}
