import { configure, openAudit } from '@sogoc/server';
import { Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { catalogue } from '../words/catalogue.ts';

interface AuditFlags {
  home?: string;
  lang: 'vi' | 'en' | 'id';
  json?: boolean;
}

/** `sogoc audit verify`: whether a register's audit log is as it was written. Needs the register stopped where its database is embedded. */
export function auditCommand(terminal: Terminal, done: (status: number) => void): Command {
  const verify = new Command('verify')
    .description('check the audit log against its hashes and signed checkpoints, and name every entry that was changed, removed, moved or added')
    .option('--home <folder>', 'folder of the register (SOGOC_HOME; ./var)')
    .addOption(new Option('--lang <language>', 'language of the messages').choices(['vi', 'en', 'id']).default('vi'))
    .option('--json', 'one JSON object on standard output, for machines')
    .action(async (flags: AuditFlags) => done(await verifyAudit(flags, terminal)));
  return new Command('audit').description('the audit log of a register').addCommand(verify);
}

async function verifyAudit(flags: AuditFlags, terminal: Terminal): Promise<number> {
  await using audit = await openAudit(configure({ logLevel: 'silent', ...(flags.home && { home: flags.home }) }, terminal.environment));
  const verification = await audit.verify();
  const words = catalogue[flags.lang];
  const lines = [words.audit(verification.entries, verification.checkpoints, verification.faults.length)];
  for (const { seq, fault } of verification.faults) lines.push(words.auditFault(seq, fault));
  terminal.stdout.write(flags.json ? `${JSON.stringify(verification)}\n` : `${lines.join('\n')}\n`);
  return verification.valid ? exitCode.ok : exitCode.someFailed;
}
