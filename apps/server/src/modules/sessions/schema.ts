import { z } from 'zod';

export const GrantView = z
  .object({ role: z.string(), agency: z.string(), agencyName: z.string(), territory: z.string(), territoryName: z.string() })
  .meta({ id: 'Grant' });

/** Who is signed in and what they may do, for a client to show what it can offer. */
export const Session = z
  .object({
    accountId: z.uuid(),
    name: z.string(),
    language: z.enum(['vi', 'en', 'id']),
    agencyId: z.string(),
    agencyName: z.string(),
    agencyPath: z.string(),
    kind: z.enum(['browser', 'api-key', 'job']),
    grants: z.array(GrantView),
    actions: z.array(z.string()).describe('What they may do somewhere'),
    demonstration: z.boolean(),
    now: z.iso.datetime().describe('The register’s time'),
  })
  .meta({ id: 'Session' });

export const SignIn = z.object({ login: z.string().min(1).max(200), password: z.string().min(1).max(1000) }).meta({ id: 'SignIn' });

export const SignedIn = z.object({ accountId: z.uuid() }).meta({ id: 'SignedIn' });

export const DemonstrationPerson = z
  .object({ accountId: z.uuid(), name: z.string(), role: z.string(), agencyName: z.string() })
  .meta({ id: 'DemonstrationPerson' });

export const DemonstrationSignIn = z.object({ accountId: z.uuid() }).meta({ id: 'DemonstrationSignIn' });
