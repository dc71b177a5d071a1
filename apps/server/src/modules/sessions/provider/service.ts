import * as oidc from 'openid-client';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import { asRegister } from '../../../access/as-register.ts';
import { hashOf, newSecret } from '../../../access/secret.ts';
import type { Configuration } from '../../../configuration.ts';
import type { Register } from '../../../http/context.ts';
import { RegisterError } from '../../../register-error.ts';
import { type Begun, beginWithin } from '../begin.ts';
import type { ProviderStart } from '../schema.ts';
import { findInvitation, useInvitation } from '../store.ts';
import { tellFailed, tellOf } from '../trail.ts';
import { type Claims, claimsOf } from './claims.ts';
import * as store from './store.ts';

/** How long somebody may take at the provider, in milliseconds. */
export const flowLasts = 10 * 60_000;

export const callbackPath = '/api/v1/session/provider/callback';

/** A provider that is configured, and how its description is got. */
export interface Provider {
  settings: NonNullable<Configuration['provider']>;
  discovered: () => Promise<oidc.Configuration>;
}

/**
 * Begins a sign-in at the provider: authorisation code with PKCE (RFC 7636), state and nonce. @returns where to send the browser, and the secret that
 * ties the flow to it. @throws RegisterError `PROVIDER_UNREACHABLE`.
 */
export async function beginFlow(register: Register, provider: Provider, { back, invitation }: z.infer<typeof ProviderStart>) {
  const configuration = await provider.discovered();
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const browser = newSecret('sgo_');
  const now = register.clock.now();
  const flow = {
    state_hash: hashOf(state),
    browser_hash: hashOf(browser),
    nonce,
    verifier,
    back,
    invitation_hash: invitation ? hashOf(invitation) : null,
  };
  await store.saveFlow(register.database, { ...flow, expires_at: new Date(now.getTime() + flowLasts) }, now);
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: `${register.configuration.publicUrl}${callbackPath}`,
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, browser };
}

/**
 * Ends a sign-in at the provider: whom it names must have an account here, linked before, by an invitation, or by an e-mail that the provider has verified.
 * @throws RegisterError `SIGN_IN_NOT_COMPLETED`, `PERSON_UNKNOWN`, `PROVIDER_UNREACHABLE`.
 */
export async function endFlow(register: Register, provider: Provider, path: string, browser: string): Promise<Begun & { back: string }> {
  const address = new URL(path, register.configuration.publicUrl);
  const state = address.searchParams.get('state') ?? '';
  const flow = await store.takeFlow(register.database, hashOf(state), hashOf(browser), register.clock.now());
  if (!flow) throw await refused(register, 'state');
  const expected = { expectedState: state, expectedNonce: flow.nonce, pkceCodeVerifier: flow.verifier };
  const claims = await claimsOf(provider, address, expected).catch(async (error: unknown) => {
    throw error instanceof RegisterError ? error : await refused(register, 'provider', error);
  });
  const outcome = await asRegister(register.database, null, async (trx) => {
    const accountId = await accountOf(trx, register, provider.settings.issuer, claims, flow.invitation_hash);
    return accountId === null ? null : beginWithin(trx, register, accountId, 'provider');
  });
  if (outcome) return { ...outcome, back: flow.back };
  await tellFailed(register, 'provider', undefined, 'unknown person');
  throw new RegisterError('PERSON_UNKNOWN', 'You are signed in there, but have no account here.', {
    remedy: 'Ask the administrator of your agency for an invitation, and sign in through its link.',
  });
}

async function accountOf(
  trx: Work,
  { clock }: Register,
  issuer: string,
  { subject, email }: Claims,
  invitation: Uint8Array | null,
): Promise<string | null> {
  const linked = await store.findLinked(trx, issuer, subject);
  if (linked) return linked.status === 'active' ? linked.id : null;
  const by = invitation ? 'invitation' : 'e-mail';
  const accountId = invitation ? await invited(trx, issuer, invitation, clock.now()) : email && (await store.findByEmail(trx, issuer, email));
  if (!accountId) return null;
  await store.link(trx, issuer, subject, accountId);
  await tellOf(trx, 'self.change', accountId, { linked: issuer, by });
  return accountId;
}

async function invited(trx: Work, issuer: string, invitation: Uint8Array, now: Date): Promise<string | undefined> {
  const found = await findInvitation({ owner: trx }, invitation, now);
  if (!found || (await store.isLinked(trx, issuer, found.accountId)) || !(await useInvitation(trx, invitation, now))) return undefined;
  return found.accountId;
}

async function refused(register: Register, reason: string, cause?: unknown): Promise<RegisterError> {
  await tellFailed(register, 'provider', undefined, reason);
  return new RegisterError(
    'SIGN_IN_NOT_COMPLETED',
    'Signing in elsewhere was not completed: it took too long, was begun in another browser, or was refused.',
    {
      remedy: 'Begin again from the sign-in page.',
      cause,
    },
  );
}
