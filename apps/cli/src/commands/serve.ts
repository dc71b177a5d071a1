import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import { openFile } from '../open-file.ts';
import { reportError } from '../report-error.ts';
import type { Terminal } from '../terminal.ts';
import { catalogue, type Language } from '../words/catalogue.ts';
import { wholeNumber } from './whole-number.ts';

interface ServeFlags {
  port?: number;
  host?: string;
  home?: string;
  demo: boolean;
  people: number;
  seed: number;
  lang: Language;
  open?: boolean;
}

/** Whoever looks at the demonstration sees its pages, not each request. */
const quiet = { logLevel: 'warn' } as const;

/** `sogoc serve`: the register, until SIGTERM or SIGINT. */
export function serveCommand(terminal: Terminal, done: (status: number) => void): Command {
  return new Command('serve')
    .description('serve the register; in a new home, on this machine alone, with the demonstration province')
    .option('--port <n>', 'port to listen on (SOGOC_PORT; 7100)', wholeNumber)
    .option('--host <address>', 'address to listen on (SOGOC_HOST; 127.0.0.1)')
    .option('--home <folder>', 'folder of the register (SOGOC_HOME; ./var)')
    .option('--no-demo', 'start empty')
    .option('--people <n>', 'living people of the demonstration province', wholeNumber, 3_000)
    .option('--seed <n>', 'same seed, same province', wholeNumber, 1)
    .addOption(new Option('--lang <language>', 'language of the messages').choices(['vi', 'en', 'id']).default('vi'))
    .option('--open', 'open the console when it is ready')
    .action(async (flags: ServeFlags) => done(await serveUntilStopped(flags, terminal)));
}

async function serveUntilStopped(flags: ServeFlags, terminal: Terminal): Promise<number> {
  const started = terminal.now().getTime();
  // What it and its surveys write holds personal values: for its own user alone.
  process.umask(0o077);
  // Only who serves waits for the register's libraries.
  const { configure, isForDemonstration, serve } = await import('@sogoc/server');
  const { port, host, home, people, seed } = flags;
  const settings = { ...(port !== undefined && { port }), ...(host !== undefined && { host }), ...(home !== undefined && { home }) };
  const plain = configure(settings, terminal.environment);
  const demonstration = flags.demo && !plain.databaseUrl && (await isForDemonstration(plain.home));
  const words = catalogue[flags.lang];
  const stopped = stopSignal();
  await using register = await serve(
    configure({ ...settings, demonstration, ...(demonstration && !terminal.environment.SOGOC_LOG && quiet) }, terminal.environment),
    { people, seed },
  );
  terminal.stdout.write(`${words.serving(register.url, demonstration)}\n`);
  const first = register.firstAdministrator;
  if (first) terminal.stdout.write(`${words.firstAdministrator(first.login, first.password)}\n`);
  let stopping = false;
  const ready = register.ready.then((error) => {
    if (stopping) return;
    if (error) reportError(error, terminal, ['--lang', flags.lang]);
    else terminal.stdout.write(`${words.registerReady(register.url, Math.round((terminal.now().getTime() - started) / 100) / 10)}\n`);
    if (!error && flags.open && terminal.stdout.isTTY) openFile(register.url);
  });
  await stopped;
  stopping = true;
  terminal.stdout.write(`${words.stopping}\n`);
  void ready;
  return exitCode.ok;
}

/** Resolves at the first SIGTERM or SIGINT. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve());
  });
}
