import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeWhole } from '@sogoc/engine';
import type { Configuration } from '../configuration.ts';
import { type Database, openDatabase } from '../database/open-database.ts';
import { auditHead } from '../modules/audit/index.ts';
import { RegisterError } from '../register-error.ts';
import { type Manifest, sha256 } from './manifest.ts';
import { runPostgres } from './postgres-programs.ts';
import { writeTar } from './tar.ts';

/** What was backed up. */
export interface BackedUp {
  file: string;
  /** Entries of the audit log. */
  entries: number;
}

/**
 * Writes the database, the keys and the signed checkpoints of a register into one file. An embedded register must be stopped; a server's goes on meanwhile, and the
 * backup holds one moment of it. The lake and the results of surveys are not in it: they can be made again.
 * @throws RegisterError `ALREADY_THERE`, `NOT_FOUND`, `REGISTER_HOME_IN_USE`, `REGISTER_DATABASE_UNREACHABLE`, `BACKUP_FAILED`.
 */
export async function backUp(configuration: Configuration, out: string): Promise<BackedUp> {
  const { databaseUrl, ownerUrl, home } = configuration;
  const file = resolve(out);
  if (existsSync(file)) throw new RegisterError('ALREADY_THERE', 'There is such a file already.', { place: file, remedy: 'Name another.' });
  if (!databaseUrl && !existsSync(join(home, 'register'))) {
    throw new RegisterError('NOT_FOUND', 'There is no register in this folder.', { place: home, remedy: 'Name its folder with --home.' });
  }
  await using database = await openDatabase(databaseUrl ? { databaseUrl, ownerUrl } : { home });
  const staged = await mkdtemp(join(dirname(file), '.backup-'));
  try {
    const { seq, hash } = await auditHead(database);
    // The checkpoints before the database: none may speak of entries that the copy does not have.
    const names = [...(await stageFiles(home, staged)), 'database'];
    await stageDatabase(database, join(staged, 'database'));
    const files = await Promise.all(names.map(async (name) => ({ name, sha256: await sha256(join(staged, name)) })));
    const audit = { seq, hash: Buffer.from(hash).toString('hex') };
    const manifest: Manifest = { format: 1, kind: database.kind, madeAt: new Date().toISOString(), audit, files };
    await writeFile(join(staged, 'manifest.json'), JSON.stringify(manifest, null, 1));
    await writeWhole(file, (beside) =>
      writeTar(
        beside,
        ['manifest.json', ...names].map((name) => ({ name, path: join(staged, name) })),
      ),
    );
    return { file, entries: seq };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function stageFiles(home: string, staged: string): Promise<string[]> {
  const keys = existsSync(join(home, 'keys')) ? await readdir(join(home, 'keys')) : [];
  const names = [...keys.sort().map((key) => `keys/${key}`), 'audit/checkpoints.jsonl'].filter((name) => existsSync(join(home, name)));
  for (const name of names) await cp(join(home, name), join(staged, name));
  return names;
}

async function stageDatabase({ embedded, ownerUrl }: Database, to: string): Promise<void> {
  if (embedded) {
    const dump = await embedded.dumpDataDir('gzip');
    await writeFile(to, dump.stream(), { mode: 0o600 });
  } else if (ownerUrl) {
    await runPostgres('pg_dump', ownerUrl, ['--format=custom', '--no-owner', `--file=${to}`]);
  }
}
