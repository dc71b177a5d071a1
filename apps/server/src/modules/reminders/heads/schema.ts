import { z } from 'zod';

export const AgencyId = z.object({ id: z.string().regex(/^[a-z0-9_]{1,64}$/) });

/** Who is told of what concerns an agency as a whole. */
export const AgencyHead = z
  .object({ person: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Null: whoever holds the role there') })
  .meta({ id: 'AgencyHead' });
/** Who is named, agency by agency. */
export const AgencyHeads = z
  .object({
    items: z.array(
      z.object({
        agency: z.object({ id: z.string(), name: z.string() }),
        person: z.object({ id: z.uuid(), name: z.string() }),
        mayName: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AgencyHeads' });
export const AgencyHeadChange = z.object({ personId: z.uuid().nullable() }).meta({ id: 'AgencyHeadChange' });
