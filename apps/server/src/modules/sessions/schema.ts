import { z } from 'zod';

const GrantView = z
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
    mustChangePassword: z.boolean().describe('Nothing else can be done before'),
    secondFactor: z.boolean().describe('Whether signing in with the password asks for a code'),
    demonstration: z.boolean(),
    now: z.iso.datetime().describe('The register’s time'),
  })
  .meta({ id: 'Session' });

const password = z.string().min(1).max(1000);
const code = z.string().min(1).max(50).describe('Six digits of the authenticator app, or a recovery code');

export const SignIn = z.object({ login: z.string().min(1).max(200), password, code: code.optional() }).meta({ id: 'SignIn' });

export const SignedIn = z.object({ accountId: z.uuid() }).meta({ id: 'SignedIn' });

/** How one can sign in here. */
export const WaysIn = z
  .object({
    password: z.boolean(),
    provider: z.object({ name: z.string() }).nullable().describe('Signing in elsewhere, such as at a provider of identities'),
    demonstration: z.boolean(),
    shortestPassword: z.int(),
  })
  .meta({ id: 'WaysIn' });

export const SelfChange = z.object({ language: z.enum(['vi', 'en', 'id']) }).meta({ id: 'SelfChange' });

export const PasswordChange = z.object({ current: password, password }).meta({ id: 'PasswordChange' });

export const FactorProof = z.object({ password }).meta({ id: 'FactorProof' });
export const FactorSecret = z
  .object({ secret: z.string().describe('Base32, to be typed'), uri: z.string().describe('otpauth://, to be shown as a QR code') })
  .meta({ id: 'FactorSecret' });
export const FactorCode = z.object({ code }).meta({ id: 'FactorCode' });
export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).describe('Each good once; shown this once') })
  .meta({ id: 'RecoveryCodes' });
export const FactorRemoval = z.object({ password, code }).meta({ id: 'FactorRemoval' });

const token = z.string().max(100).describe('What stands behind the # of the link');
export const InvitationToken = z.object({ token }).meta({ id: 'InvitationToken' });
export const Invited = z.object({ login: z.string(), name: z.string(), agencyName: z.string() }).meta({ id: 'Invited' });
export const Acceptance = z.object({ token, password }).meta({ id: 'Acceptance' });
export const Accepted = z.object({ login: z.string() }).meta({ id: 'Accepted' });

export const ProviderStart = z
  .object({
    back: z
      .string()
      .max(500)
      .regex(/^\/(?![/\\])[^\\]*$/)
      .default('/')
      .describe('The page to open afterwards'),
    invitation: token.optional().describe('Links the account of this invitation'),
  })
  .meta({ id: 'ProviderStart' });
export const ProviderAddress = z.object({ url: z.url().describe('To be opened by the browser') }).meta({ id: 'ProviderAddress' });

export const DemonstrationPerson = z
  .object({ accountId: z.uuid(), name: z.string(), role: z.string(), agencyName: z.string() })
  .meta({ id: 'DemonstrationPerson' });

export const DemonstrationSignIn = z.object({ accountId: z.uuid() }).meta({ id: 'DemonstrationSignIn' });
