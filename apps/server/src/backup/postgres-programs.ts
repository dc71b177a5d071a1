import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RegisterError } from '../register-error.ts';

const run = promisify(execFile);

/**
 * Runs `pg_dump` or `pg_restore` on a database. How to reach it goes through the environment: arguments can be read by others.
 * @throws RegisterError `BACKUP_FAILED`.
 */
export async function runPostgres(program: 'pg_dump' | 'pg_restore', databaseUrl: string, args: readonly string[]): Promise<void> {
  const options = { env: { ...process.env, ...connectionOf(databaseUrl) }, maxBuffer: 16 * 2 ** 20 };
  try {
    await run(program, args, options).catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      // Servers' programs need not be on the path.
      const { stdout } = await run('pg_config', ['--bindir']);
      return run(join(stdout.trim(), program), args, options);
    });
  } catch (cause) {
    throw new RegisterError('BACKUP_FAILED', isMissing(cause) ? `${program} is not installed.` : `${program} failed.`, {
      place: new URL(databaseUrl).host,
      remedy: isMissing(cause)
        ? 'Install the client programs of PostgreSQL, of the server’s version or newer.'
        : `Check rights, free space, and that ${program} is not older than the server. It says: ${lastLine(cause)}`,
      cause,
    });
  }
}

function connectionOf(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  const mode = url.searchParams.get('sslmode');
  return {
    PGHOST: url.hostname,
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    ...(url.password !== '' && { PGPASSWORD: decodeURIComponent(url.password) }),
    ...(mode && { PGSSLMODE: mode }),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What the program says last; rows and values stand in lines before. */
function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const lines = said.split('\n').filter((line) => /^pg_(dump|restore): (error|fatal)/i.test(line));
  return lines.at(-1)?.slice(0, 200) ?? 'nothing';
}
