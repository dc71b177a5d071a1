import { z } from 'zod';
import { Receiver, ThingKind } from './rules/schema.ts';

export const RemindersQuery = z.object({ kind: ThingKind, thing: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** What rules have said about a thing. */
export const Reminders = z
  .object({
    items: z.array(
      z.object({
        id: z.int(),
        due: z.iso.date().describe('When it was due then'),
        days: z.int().describe('Working days from that day'),
        to: Receiver,
        state: z.enum(['told', 'superseded']).describe('`superseded`: a later one had passed as well, and was told instead'),
        day: z.iso.date().describe('When it was told'),
      }),
    ),
  })
  .meta({ id: 'Reminders' });
