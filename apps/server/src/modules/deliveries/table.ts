import type { Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { ThingKindName } from '../reminders/index.ts';

export interface WebhookTable {
  id: Generated<string>;
  name: string;
  url: string;
  sealed_secret: string;
  agency_id: string;
  agency: string;
  territory: string;
  kinds: ThingKindName[];
  active: Generated<boolean>;
  created_by: Generated<string | null>;
  created_at: Stamp;
  version: Generated<number>;
}

export const deliveryStates = ['queued', 'claimed', 'handing', 'sent', 'failed', 'uncertain', 'cancelled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface DeliveryTable {
  id: Generated<string>;
  channel: 'email' | 'webhook';
  account_id: string | null;
  webhook_id: string | null;
  reminder_id: number | null;
  test: Generated<boolean>;
  agency: string;
  territory: string;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  claim: string | null;
  claimed_at: Stamp | null;
  next_at: Stamp;
  made_at: Stamp;
  ended_at: Stamp | null;
  problem: string | null;
}
