import { join, resolve } from 'node:path';
import { type Language, parseArgument, readConfig, runSurvey, type SurveyRequest, type SurveyResult } from '@sogoc/survey';
import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import { openFile } from '../open-file.ts';
import { lines } from '../progress/lines.ts';
import { live } from '../progress/live.ts';
import { summaryLines } from '../progress/summary.ts';
import { pushResults, pushTarget } from '../push/push-results.ts';
import type { Terminal } from '../terminal.ts';
import { catalogue } from '../words/catalogue.ts';
import { byteSize } from './byte-size.ts';
import { cancellation } from './cancellation.ts';
import { countingNumber } from './whole-number.ts';

interface SurveyFlags {
  out: string;
  file?: string;
  lang: Language;
  json?: boolean;
  memory?: number;
  threads?: number;
  exports?: boolean;
  open?: boolean;
  push?: string;
}

/** `sogoc survey`: databases in, report out. */
export function surveyCommand(terminal: Terminal, done: (status: number) => void): Command {
  return new Command('survey')
    .description('learn what is in databases, how good they are, which holds the original, which records disagree')
    .argument('[NAME=PATH_OR_URL...]', 'the databases; a password comes from SOGOC_<NAME>_PASSWORD, never from here')
    .requiredOption('--out <dir>', 'folder for the results')
    .option('-f, --file <sogoc.yaml>', 'databases and designations from a file')
    .addOption(new Option('--lang <language>', 'language of report and messages').choices(['vi', 'en', 'id']).default('vi'))
    .option('--memory <size>', 'memory the engine may hold, such as 2GiB', byteSize)
    .option('--threads <n>', 'processors to use', countingNumber)
    .option('--exports', 'write openlineage.json and quality.ttl too, for other systems')
    .option('--push <url>', 'send the results to a register, with the key in SOGOC_API_KEY')
    .option('--json', 'one JSON object on standard output, for machines')
    .option('--open', 'open the report when done')
    .action(async (names: string[], flags: SurveyFlags) => done(await survey(names, flags, terminal)));
}

async function survey(names: readonly string[], flags: SurveyFlags, terminal: Terminal): Promise<number> {
  const target = flags.push === undefined ? null : pushTarget(flags.push, terminal.environment);
  const request = await requestOf(names, flags, terminal);
  const result = await watched(request, flags, terminal);
  const report = join(request.out, 'report.html');
  const pushed = target && (await pushResults(request.out, target));
  const status = result.run.databases.failed > 0 ? exitCode.someFailed : exitCode.ok;
  if (flags.json)
    terminal.stdout.write(
      `${JSON.stringify({ status, out: request.out, report, run: result.run, scores: scoresOf(result), ...(pushed && { pushed }) })}\n`,
    );
  else terminal.stdout.write(`${summaryLines(result, report, catalogue[flags.lang]).join('\n')}\n`);
  if (pushed && !flags.json) terminal.stdout.write(`${catalogue[flags.lang].pushed(pushed.runId, pushed.databases, pushed.unknown)}\n`);
  if (flags.open && terminal.stdout.isTTY) openFile(report);
  return status;
}

async function requestOf(names: readonly string[], flags: SurveyFlags, terminal: Terminal): Promise<SurveyRequest> {
  const config: Awaited<ReturnType<typeof readConfig>> =
    flags.file === undefined ? { databases: [], designations: [] } : await readConfig(resolve(terminal.cwd, flags.file));
  return {
    databases: [...config.databases, ...names.map((name) => parseArgument(name, terminal.cwd))],
    designations: config.designations,
    linkage: config.linkage,
    out: resolve(terminal.cwd, flags.out),
    language: flags.lang,
    memoryLimit: flags.memory,
    threads: flags.threads,
    exports: flags.exports,
  };
}

/** Runs the survey, shows its progress, and cancels it on SIGINT and SIGTERM. */
async function watched(request: SurveyRequest, flags: SurveyFlags, terminal: Terminal): Promise<SurveyResult> {
  const cancel = cancellation();
  const words = catalogue[flags.lang];
  const shown = !flags.json && terminal.stderr.isTTY ? live(words) : null;
  const onEvent = shown?.onEvent ?? (flags.json ? () => {} : lines(terminal, words));
  try {
    return await runSurvey(request, { environment: terminal.environment, now: terminal.now, signal: cancel.signal, onEvent });
  } catch (error) {
    shown?.stop(error);
    throw error;
  } finally {
    await shown?.ended;
    cancel.stop();
  }
}

function scoresOf({ scorecard }: SurveyResult): Record<string, number | null> {
  return Object.fromEntries(scorecard.databases.map(({ name, score }) => [name, score]));
}
