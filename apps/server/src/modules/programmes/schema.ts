import { z } from 'zod';

const told = {
  kind: z.enum(['resolution', 'plan', 'conclusion']),
  number: z.string().trim().min(1).max(100).describe('Of the document: 71/NQ-CP'),
  name: z.string().trim().min(1).max(500),
  issuedOn: z.iso.date().nullable(),
};

export const ProgrammeId = z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/) });

/** A resolution, a plan or a conclusion that assigns tasks. */
export const Programme = z
  .object({
    id: z.string(),
    ...told,
    agency: z.object({ id: z.string(), name: z.string() }).describe('Who steers it: assigns and verifies'),
    path: z.string().describe('That agency’s place in the tree'),
    territory: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Programme' });
export const Programmes = z.object({ items: z.array(Programme) }).meta({ id: 'Programmes' });

export const NewProgramme = z
  .object({ id: ProgrammeId.shape.id, ...told, issuedOn: told.issuedOn.default(null), agencyId: z.string().max(64) })
  .meta({ id: 'NewProgramme' });
export const ProgrammeChange = z
  .object(told)
  .partial()
  .extend({ version: z.int().describe('As read; refused where somebody else was faster') })
  .meta({ id: 'ProgrammeChange' });
