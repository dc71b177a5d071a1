import { z } from 'zod';

/** How somebody comes in for the first time, or again after losing the password. Shown once: the register keeps a hash. */
export const Invitation = z
  .object({
    id: z.uuid(),
    link: z.url().describe('To be given to the person and to nobody else'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });
