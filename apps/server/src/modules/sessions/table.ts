import type { ColumnType, Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';

type Moment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** The password of a local account, as argon2id keeps it. */
export interface CredentialTable {
  account_id: string;
  password_hash: string;
  changed_at: Stamp;
  must_change: Generated<boolean>;
}

/** How often signing in failed, by the hash of the name typed or of the address. */
export interface SignInAttemptTable {
  kind: 'account' | 'address';
  key_hash: Uint8Array;
  failures: number;
  last_at: Stamp;
  blocked_until: Moment;
}

/** A secret shared with an authenticator app (RFC 6238), sealed. */
export interface SecondFactorTable {
  account_id: string;
  sealed: string;
  created_at: Stamp;
  confirmed_at: Moment;
  /** The step of the last code that was taken, so that none is taken twice. */
  last_step: number | null;
}

export interface RecoveryCodeTable {
  account_id: string;
  code_hash: Uint8Array;
  used_at: Moment;
}

/** Whom a provider's subject is here. */
export interface ExternalIdentityTable {
  issuer: string;
  subject: string;
  account_id: string;
  linked_at: Stamp;
}

/** A sign-in elsewhere that has begun. */
export interface ProviderFlowTable {
  state_hash: Uint8Array;
  browser_hash: Uint8Array;
  nonce: string;
  verifier: string;
  invitation_hash: Uint8Array | null;
  back: string;
  expires_at: Stamp;
}
