import { z } from 'zod';
import { receivers, thingKinds } from './rule.ts';

export const ThingKind = z.enum(thingKinds).meta({ id: 'RemindedKind' });
export const Receiver = z.enum(receivers).meta({ id: 'ReminderReceiver' });

const Rule = z
  .object({
    days: z.int().min(-60).max(60).describe('Working days from the day it is due; negative: before it, 0: at due'),
    to: Receiver.describe(
      'The accountable person, the head of the agency that works on it, the ministry or province above, who steers it; `up`: an obstacle goes up a level',
    ),
  })
  .meta({ id: 'ReminderRule' });

/** The rules for one kind of thing. */
export const ReminderRules = z
  .object({
    kind: ThingKind,
    programme: z.string().nullable().describe('Whose rules these are; null: those of everything that has none of its own'),
    rules: z.array(Rule).describe('From the earliest to the latest'),
    isDefault: z.boolean().describe('Nobody has set others'),
    version: z.int().describe('0 where nobody has set any'),
    mayChange: z.boolean(),
  })
  .meta({ id: 'ReminderRules' });
export const ReminderRulesList = z.object({ items: z.array(ReminderRules) }).meta({ id: 'ReminderRulesList' });

const ProgrammeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export const RulesQuery = z.object({ programme: ProgrammeId.optional().describe('The rules in force for this programme') });
export const RulesKind = z.object({ kind: ThingKind });

export const RulesChange = z
  .object({
    programme: ProgrammeId.nullable().default(null),
    version: z.int().describe('As read; refused where somebody else was faster'),
    rules: z
      .array(Rule)
      .max(30)
      .nullable()
      .describe('All of them; an empty list reminds nobody; null: back to what holds without these')
      .refine((rules) => new Set(rules?.map(({ days, to }) => `${days} ${to}`)).size === (rules?.length ?? 0), 'Each rule once'),
  })
  .meta({ id: 'ReminderRulesChange' });
