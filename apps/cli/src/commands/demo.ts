import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { generateProvince, type ProvinceSummary } from '@sogoc/demo';
import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { catalogue, type Language } from '../words/catalogue.ts';
import { byteSize } from './byte-size.ts';
import { cancellation } from './cancellation.ts';
import { wholeNumber } from './whole-number.ts';

interface DemoFlags {
  out: string;
  people: number;
  seed: number;
  year: number;
  variant: number;
  lang: Language;
  memory?: number;
  keep?: boolean;
  json?: boolean;
}

/** What a folder's province was made from; written last, so that half a province is never kept. */
const markName = '.province.json';

/** `sogoc demo`: writes the demonstration province. */
export function demoCommand(terminal: Terminal, done: (status: number) => void): Command {
  return new Command('demo')
    .description('write the demonstration province: thirteen invented databases with known errors and known originals')
    .requiredOption('--out <dir>', 'folder for the province')
    .option('--people <n>', 'living people', wholeNumber, 50_000)
    .option('--seed <n>', 'same seed, same bytes', wholeNumber, 1)
    .option('--year <year>', 'the province as of 1 October of this year', wholeNumber, 2025)
    .option('--variant <n>', '0: as documented; other numbers: other names, and other agencies that copy from one another', wholeNumber, 0)
    .addOption(new Option('--lang <language>', 'language of the messages').choices(['vi', 'en', 'id']).default('vi'))
    .option('--memory <size>', 'memory the engine may hold, such as 2GiB', byteSize)
    .option('--keep', 'do nothing where the same province is there already')
    .option('--json', 'one JSON object on standard output, for machines')
    .action(async (flags: DemoFlags) => done(await demo(flags, terminal)));
}

async function demo(flags: DemoFlags, terminal: Terminal): Promise<number> {
  const out = resolve(terminal.cwd, flags.out);
  const words = catalogue[flags.lang];
  const mark = JSON.stringify({ people: flags.people, seed: flags.seed, year: flags.year, variant: flags.variant });
  if (flags.keep && (await readFile(join(out, markName), 'utf8').catch(() => '')) === mark) {
    if (!flags.json) terminal.stdout.write(`${words.provinceKept(out)}\n`);
    return exitCode.ok;
  }
  await rm(join(out, markName), { force: true });
  const summary = await make(out, flags, terminal);
  await writeFile(join(out, markName), mark);
  const { databases, rows, errors, milliseconds } = summary;
  if (flags.json) terminal.stdout.write(`${JSON.stringify({ status: exitCode.ok, ...summary })}\n`);
  else terminal.stdout.write(`${words.province({ out, databases: databases.length, rows, errors, seconds: Math.round(milliseconds / 100) / 10 })}\n`);
  return exitCode.ok;
}

async function make(out: string, flags: DemoFlags, terminal: Terminal): Promise<ProvinceSummary> {
  const cancel = cancellation();
  const { people, seed, year, variant, memory } = flags;
  const onProgress = (stage: string, share: number): void => {
    if (!flags.json) terminal.stderr.write(`${String(Math.round(share * 100)).padStart(3)} % ${catalogue[flags.lang].step(stage)}\n`);
  };
  try {
    return await generateProvince({ out, people, seed, year, variant, memoryLimit: memory, signal: cancel.signal, onProgress });
  } finally {
    cancel.stop();
  }
}
