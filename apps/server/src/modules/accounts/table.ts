import type { ColumnType, Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';

/** A one-time link by which an account's holder proves to be the one who was meant. The database has its hash alone. */
export interface InvitationTable {
  id: Generated<string>;
  account_id: string;
  secret_hash: Uint8Array;
  created_by: string;
  created_at: Stamp;
  expires_at: Stamp;
  /** Used, or taken back by a newer one. */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
