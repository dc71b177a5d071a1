import type { Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';

/** The password of a local account, as argon2id keeps it. */
export interface CredentialTable {
  account_id: string;
  password_hash: string;
  changed_at: Stamp;
  must_change: Generated<boolean>;
}
