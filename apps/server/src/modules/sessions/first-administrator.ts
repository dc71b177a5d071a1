import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { asRegister } from '../../access/as-register.ts';
import type { Register } from '../../http/context.ts';
import { hashPassword } from './passwords.ts';
import { saveCredential } from './store.ts';
import { tellOf } from './trail.ts';

/** Who sets up a new register, with a password that works until it is changed at the first sign-in. */
export interface FirstAdministrator {
  login: string;
  password: string;
}

/** Makes the first administrator where there is no account at all. @returns the password, which is told this once and kept nowhere. */
export async function makeFirstAdministrator(register: Pick<Register, 'database'>): Promise<FirstAdministrator | null> {
  const { owner } = register.database;
  if (await owner.selectFrom('account').select('id').limit(1).executeTakeFirst()) return null;
  const login = 'administrator';
  const password = randomBytes(15).toString('base64url').replaceAll(/[-_]/g, 'x');
  const passwordHash = await hashPassword(password);
  return asRegister(register.database, null, async (trx) => {
    // Several servers may start on one empty database.
    await sql`lock table account in share row exclusive mode`.execute(trx);
    if (await trx.selectFrom('account').select('id').limit(1).executeTakeFirst()) return null;
    const { id } = await trx
      .insertInto('account')
      .values({ login, name: 'Quản trị viên', agency_id: 'vn' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const everywhere = { role: 'administrator', agency: 'vn', territory: 'vn' };
    await trx
      .insertInto('role_grant')
      .values({ ...everywhere, account_id: id })
      .execute();
    await saveCredential({ owner: trx }, id, passwordHash, true);
    await tellOf(trx, 'account.grant', id, { created: true, ...everywhere });
    return { login, password };
  });
}
