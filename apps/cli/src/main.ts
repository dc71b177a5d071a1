import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { auditCommand } from './commands/audit.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { demoCommand } from './commands/demo.ts';
import { linkCommand } from './commands/link.ts';
import { matchCommand } from './commands/match.ts';
import { serveCommand } from './commands/serve.ts';
import { surveyCommand } from './commands/survey.ts';
import { exitCode } from './exit-code.ts';
import { reportError } from './report-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs `sogoc` with arguments (without node and script).
 *
 * @returns the exit status, see `exitCode`.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let status: number = exitCode.ok;
  const done = (code: number): void => {
    status = code;
  };
  const program = new Command('sogoc')
    .description('Sổ Gốc: the register of original data')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.stdout.write(text), writeErr: (text) => terminal.stderr.write(text) });
  for (const command of [
    surveyCommand(terminal, done),
    linkCommand(terminal, done),
    matchCommand(terminal, done),
    demoCommand(terminal, done),
    auditCommand(terminal, done),
    serveCommand(terminal, done),
    backupCommand(terminal, done),
    restoreCommand(terminal, done),
  ])
    program.addCommand(command.copyInheritedSettings(program));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    return reportError(error, terminal, args);
  }
}
