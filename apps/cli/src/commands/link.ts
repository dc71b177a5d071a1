import { join, resolve } from 'node:path';
import { type Language, type LinkSummary, parseArgument, runLink } from '@sogoc/survey';
import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import { tellProblem } from '../progress/tell-problem.ts';
import type { Terminal } from '../terminal.ts';
import { catalogue } from '../words/catalogue.ts';
import { byteSize } from './byte-size.ts';
import { cancellation } from './cancellation.ts';

interface LinkFlags {
  out: string;
  model?: string;
  key?: string;
  kind?: 'link' | 'link-and-dedupe';
  deterministic: string[][];
  labels?: string;
  lang: Language;
  memory?: number;
  json?: boolean;
}

/** `sogoc link`: which records of several tables are the same thing. */
export function linkCommand(terminal: Terminal, done: (status: number) => void): Command {
  return new Command('link')
    .description('find the records of one or several tables that are the same person, parcel or organisation')
    .argument('<NAME=PATH_OR_URL...>', 'the tables; a password comes from SOGOC_<NAME>_PASSWORD, never from here')
    .requiredOption('--out <dir>', 'folder for clusters.parquet, pairs.parquet, model.json and report.html')
    .option('--model <model.json>', 'a model; without, one is proposed from the data and written')
    .option('--key <column>', 'the column that names a record')
    .addOption(
      new Option('--kind <kind>', 'may a table hold a thing twice? without, several tables are looked at to find out')
        .choices(['link', 'link-and-dedupe'])
        .conflicts('model'),
    )
    .option('--deterministic <KEY,KEY>', 'columns that, when all equal, mean the same thing; may be given several times', columns, [])
    .option('--labels <file>', 'known answers: half of them train, half judge')
    .addOption(new Option('--lang <language>', 'language of report and messages').choices(['vi', 'en', 'id']).default('vi'))
    .option('--memory <size>', 'memory the engine may hold, such as 2GiB', byteSize)
    .option('--json', 'one JSON object on standard output, for machines')
    .action(async (names: string[], flags: LinkFlags) => done(await link(names, flags, terminal)));
}

function columns(text: string, before: string[][]): string[][] {
  return [...before, text.split(',').map((name) => name.trim())];
}

async function link(names: readonly string[], flags: LinkFlags, terminal: Terminal): Promise<number> {
  const words = catalogue[flags.lang];
  const out = resolve(terminal.cwd, flags.out);
  const path = (file: string | undefined): string | undefined => (file === undefined ? undefined : resolve(terminal.cwd, file));
  const request = {
    databases: names.map((name) => parseArgument(name, terminal.cwd)),
    out,
    language: flags.lang,
    model: path(flags.model),
    key: flags.key,
    kind: flags.kind,
    deterministic: flags.deterministic,
    labels: path(flags.labels),
    memoryLimit: flags.memory,
  };
  const cancel = cancellation();
  const onStage = (stage: string): void => {
    if (!flags.json) terminal.stderr.write(`${words.stage(stage)}\n`);
  };
  try {
    const summary = await runLink(request, {
      environment: terminal.environment,
      signal: cancel.signal,
      onStage,
      onProblem: (problem) => tellProblem(terminal, problem, flags.lang),
    });
    const status = summary.unread.length > 0 ? exitCode.someFailed : exitCode.ok;
    terminal.stdout.write(flags.json ? `${JSON.stringify({ status, out, ...summary })}\n` : `${inWords(summary, out, flags.lang)}\n`);
    return status;
  } finally {
    cancel.stop();
  }
}

function inWords({ stages, checks, accuracy, unmeasured, problems, lineage, ...counts }: LinkSummary, out: string, language: Language): string {
  const words = catalogue[language];
  const seconds = Math.round(stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 100) / 10;
  const judged = accuracy ? [words.accuracy(accuracy.clusters)] : unmeasured === 'NO_SAME_PAIR' ? [words.noSamePair] : [];
  const untaught = checks.some(({ code }) => code === 'NO_SESSION') ? [words.untaught] : [];
  return [
    words.linked({ ...counts, seconds }),
    ...(counts.links === 0 ? [words.nothingLinked] : []),
    ...untaught,
    ...(lineage ? [words.lineage(lineage)] : []),
    ...judged,
    words.report(join(out, 'report.html')),
  ].join('\n');
}
