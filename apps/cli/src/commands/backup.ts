import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { catalogue, type Language } from '../words/catalogue.ts';

interface Flags {
  home?: string;
  lang: Language;
  json?: boolean;
}

function common(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--home <folder>', 'folder of the register (SOGOC_HOME; ./var)')
    .addOption(new Option('--lang <language>', 'language of the messages').choices(['vi', 'en', 'id']).default('vi'))
    .option('--json', 'one JSON object on standard output, for machines');
}

async function server({ home }: Flags, { environment }: Terminal) {
  const { backUp, configure, restore } = await import('@sogoc/server');
  return { backUp, restore, configuration: configure({ logLevel: 'silent', ...(home && { home }) }, environment) };
}

/** `sogoc backup`: database, keys and checkpoints of a register in one file. An embedded register must be stopped. */
export function backupCommand(terminal: Terminal, done: (status: number) => void): Command {
  return common('backup', 'write the database, keys and checkpoints of a register into one file; guard it as the register itself')
    .requiredOption('--out <file>', 'the file; it must not be there')
    .action(async (flags: Flags & { out: string }) => {
      const { backUp, configuration } = await server(flags, terminal);
      const made = await backUp(configuration, flags.out);
      terminal.stdout.write(flags.json ? `${JSON.stringify(made)}\n` : `${catalogue[flags.lang].backedUp(made.file, made.entries)}\n`);
      done(exitCode.ok);
    });
}

/** `sogoc restore`: brings a register back into a new folder or an empty database, and reads its audit log. */
export function restoreCommand(terminal: Terminal, done: (status: number) => void): Command {
  return common('restore', 'bring a register back from a backup, into a folder without one or an empty database')
    .argument('<file>', 'the backup')
    .action(async (file: string, flags: Flags) => {
      const { restore, configuration } = await server(flags, terminal);
      const made = await restore(configuration, file);
      const words = catalogue[flags.lang];
      terminal.stdout.write(flags.json ? `${JSON.stringify(made)}\n` : `${words.restored(made.madeAt, made.entries, made.valid)}\n`);
      done(made.valid ? exitCode.ok : exitCode.someFailed);
    });
}
