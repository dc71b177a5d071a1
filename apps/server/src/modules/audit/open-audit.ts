import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Configuration } from '../../configuration.ts';
import { openDatabase } from '../../database/open-database.ts';
import { RegisterError } from '../../register-error.ts';
import type { AuditVerification } from './schema.ts';
import { verifyAudit } from './verify.ts';

/** The audit log of a register that is not running here, to be checked from outside. */
export interface AuditFromOutside extends AsyncDisposable {
  verify(): Promise<z.infer<typeof AuditVerification>>;
}

/** Opens a register's database for checking its log. @throws RegisterError `REGISTER_HOME_IN_USE`, `REGISTER_DATABASE_UNREACHABLE`. */
export async function openAudit(configuration: Configuration): Promise<AuditFromOutside> {
  const { databaseUrl, ownerUrl, home } = configuration;
  if (!databaseUrl && !existsSync(join(home, 'register'))) {
    throw new RegisterError('NOT_FOUND', 'There is no register in this folder.', { place: home, remedy: 'Name its folder with --home.' });
  }
  const database = await openDatabase(databaseUrl ? { databaseUrl, ownerUrl } : { home });
  return { verify: () => verifyAudit({ configuration, database }), [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}
