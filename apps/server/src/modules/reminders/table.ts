import type { Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';
import type { Receiver, Rule, ThingKind } from './rules/rule.ts';

export interface ReminderRulesTable {
  id: GeneratedAlways<number>;
  kind: ThingKind;
  programme_id: string | null;
  rules: Json<Rule[]>;
  agency: string;
  territory: string;
  version: Generated<number>;
}

export interface AgencyHeadTable {
  agency_id: string;
  account_id: string;
  agency: string;
  territory: string;
}

export interface ReminderTable {
  id: GeneratedAlways<number>;
  kind: ThingKind;
  thing_id: number;
  due: string;
  days: number;
  receiver: Receiver;
  state: 'told' | 'superseded';
  day: string;
  made_at: Stamp;
}
