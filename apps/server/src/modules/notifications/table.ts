import type { GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';

export interface NotificationTable {
  id: GeneratedAlways<number>;
  account_id: string;
  reminder_id: number;
  made_at: Stamp;
  read_at: Stamp | null;
  delivery_id: string | null;
}
