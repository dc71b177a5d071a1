import { z } from 'zod';
import { Path, RoleName } from '../schema.ts';

export const NewGrant = z
  .object({
    role: RoleName,
    agency: Path.describe('The role is held in this agency and all below it'),
    territory: Path.describe('and concerns this territory and all in it'),
    validFrom: z.iso.date().optional().describe('Today where absent; not before'),
    validTo: z.iso.date().nullable().default(null).describe('The last day'),
  })
  .meta({ id: 'NewGrant' });

export const GrantId = z.object({ id: z.uuid(), grantId: z.uuid() });

export const GrantEnd = z
  .object({ lastDay: z.iso.date().nullable().optional().describe('Yesterday where absent, so that it ends at once; null: without an end') })
  .meta({ id: 'GrantEnd' });
