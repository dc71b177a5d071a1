import type { Stamp } from '../../database/tables.ts';

/** An entry of the audit log; all but the first four are read out of `body`. */
export interface AuditEntryTable {
  seq: number;
  /** The entry as JSON, exactly the text that was hashed. */
  body: string;
  previous: Uint8Array;
  hash: Uint8Array;
  at: string;
  action: string;
  account_id: string | null;
  object_kind: string | null;
  object_id: string | null;
  subject: string | null;
  agency: string | null;
  territory: string | null;
}

/** The end of the chain. */
export interface AuditHeadTable {
  is_only: boolean;
  seq: number;
  hash: Uint8Array;
}

export interface AuditCheckpointTable {
  seq: number;
  /** A compact JWS whose payload is a `Checkpoint`. */
  signed: string;
  created_at: Stamp;
}
