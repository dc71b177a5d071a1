import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { sql } from 'kysely';
import type { Configuration } from '../configuration.ts';
import { holdFolder } from '../database/hold-folder.ts';
import { openDatabase } from '../database/open-database.ts';
import { openAudit } from '../modules/audit/index.ts';
import { RegisterError } from '../register-error.ts';
import { Manifest } from './manifest.ts';
import { runPostgres } from './postgres-programs.ts';
import { extract, listTar, notWhole } from './tar.ts';

/** What was restored. */
export interface Restored {
  madeAt: string;
  /** Entries of the audit log. */
  entries: number;
  /** Whether the log is whole, and reaches as far as it did when the backup was made. */
  valid: boolean;
}

/**
 * Brings a register back from a backup, into a folder without one, or into an empty database of a server; afterwards reads its whole audit log.
 * @throws RegisterError `BACKUP_INVALID`, `BACKUP_FAILED`, `ALREADY_THERE`, `CONFIGURATION_INVALID`; then nothing was restored.
 */
export async function restore(configuration: Configuration, from: string): Promise<Restored> {
  const { home, databaseUrl } = configuration;
  for (const part of ['register', 'keys', 'audit']) {
    if (part === 'register' && databaseUrl) continue;
    if (existsSync(join(home, part))) throw occupied(join(home, part));
  }
  await mkdir(home, { recursive: true });
  const release = await holdFolder(home);
  const staged = await mkdtemp(join(home, '.restore-'));
  try {
    const manifest = await unpack(resolve(from), staged);
    refuseOtherKind(manifest, databaseUrl);
    if (databaseUrl) await restoreServer(configuration, join(staged, 'database'));
    else await restoreEmbedded(join(staged, 'database'), join(staged, 'register'));
    for (const part of databaseUrl ? ['keys', 'audit'] : ['keys', 'audit', 'register'])
      if (existsSync(join(staged, part))) await rename(join(staged, part), join(home, part));
    await release();
    await using audit = await openAudit(configuration);
    const { entries, valid } = await audit.verify();
    return { madeAt: manifest.madeAt, entries, valid: valid && entries >= manifest.audit.seq };
  } finally {
    await rm(staged, { recursive: true, force: true });
    await release();
  }
}

/** Takes the files out, each compared with what the backup says of it. */
async function unpack(archive: string, to: string): Promise<Manifest> {
  const entries = new Map((await listTar(archive)).map((entry) => [entry.name, entry]));
  const described = entries.get('manifest.json');
  if (!described || described.size > 2 ** 20) throw notWhole(archive);
  await extract(archive, described, join(to, 'manifest.json'));
  const manifest = parse(await readFile(join(to, 'manifest.json'), 'utf8'));
  if (!manifest?.files.some(({ name }) => name === 'database')) throw notWhole(archive);
  for (const { name, sha256 } of manifest.files) {
    const entry = entries.get(name);
    if (!entry) throw notWhole(archive);
    await mkdir(dirname(join(to, name)), { recursive: true, mode: 0o700 });
    if ((await extract(archive, entry, join(to, name))) !== sha256) throw notWhole(archive);
  }
  return manifest;
}

function parse(text: string): Manifest | null {
  try {
    return Manifest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function refuseOtherKind({ kind }: Manifest, databaseUrl: string | undefined): void {
  if ((kind === 'server') === (databaseUrl !== undefined)) return;
  throw new RegisterError('CONFIGURATION_INVALID', `The backup is of ${kind === 'server' ? 'a server’s' : 'an embedded'} database.`, {
    place: 'DATABASE_URL',
    remedy: kind === 'server' ? 'Set DATABASE_URL to an empty database.' : 'Unset DATABASE_URL.',
  });
}

async function restoreEmbedded(dump: string, to: string): Promise<void> {
  const database = await PGlite.create({ dataDir: to, loadDataDir: await openAsBlob(dump), extensions: { ltree } });
  await database.close();
}

async function restoreServer({ databaseUrl, ownerUrl }: Configuration, dump: string): Promise<void> {
  const url = ownerUrl ?? databaseUrl ?? '';
  await using database = await openDatabase({ databaseUrl: url });
  const { rows } = await sql<{ there: boolean }>`select to_regnamespace('access') is not null as there`.execute(database.owner);
  if (rows[0]?.there) throw occupied(new URL(url).host);
  // Roles belong to the server and not to the database: the copy grants to this one.
  await sql`do $$ begin if not exists (select from pg_roles where rolname = 'sogoc_app') then create role sogoc_app nologin; end if; end $$`.execute(
    database.owner,
  );
  const connected = new URL(url);
  const name = decodeURIComponent(connected.pathname.slice(1));
  await runPostgres('pg_restore', url, ['--no-owner', '--no-comments', '--exit-on-error', '--single-transaction', `--dbname=${name}`, dump]);
}

function occupied(place: string): RegisterError {
  return new RegisterError('ALREADY_THERE', 'There is a register already.', { place, remedy: 'Restore into a new folder, or an empty database.' });
}
