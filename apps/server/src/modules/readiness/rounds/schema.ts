import { z } from 'zod';

const UnitKind = z.enum(['province', 'commune', 'department', 'central']);
const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Named = z.object({ id: z.string(), name: z.string() });

/** One time that units are asked: which form, until when, and how many have answered. */
export const ReadinessRound = z
  .object({
    id: z.int(),
    name: z.string(),
    formId: z.string(),
    formVersion: z.int(),
    agency: Named.describe('Who asks: units below it are asked'),
    unitKind: UnitKind,
    openedOn: z.iso.date(),
    deadline: z.iso.date(),
    closedOn: z.iso.date().nullable(),
    asked: z.int().describe('Units, as far as the caller sees'),
    submitted: z.int(),
    returned: z.int(),
    draft: z.int(),
    overdue: z.boolean().describe('The deadline is over and not every unit has answered'),
    version: z.int(),
  })
  .meta({ id: 'ReadinessRound' });

export const ReadinessRoundList = z.object({ items: z.array(ReadinessRound) }).meta({ id: 'ReadinessRoundList' });
export const RoundId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
export const RoundQuery = z.object({ form: z.string().max(64).optional() });

export const NewReadinessRound = z
  .object({
    formId: z.string().max(64),
    name: z.string().trim().min(1).max(300),
    agencyId: AgencyId.describe('Who asks'),
    unitKind: UnitKind.default('commune'),
    deadline: z.iso.date(),
  })
  .meta({ id: 'NewReadinessRound' });

export const ReadinessRoundChange = z
  .object({
    version: z.int(),
    name: z.string().trim().min(1).max(300).optional(),
    deadline: z.iso.date().optional(),
    closed: z.boolean().optional().describe('A closed round takes no answers; it can be opened again'),
  })
  .meta({ id: 'ReadinessRoundChange' });
