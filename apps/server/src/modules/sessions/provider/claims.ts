import * as oidc from 'openid-client';
import { unreachable } from './open-provider.ts';
import type { Provider } from './service.ts';

/** What the provider says about who signed in. */
export interface Claims {
  subject: string;
  /** Only where the provider says that it has verified it. */
  email: string | null;
}

/**
 * Exchanges the code for what the provider says of the person, asking for the user's information where the token does not tell.
 * @throws RegisterError `PROVIDER_UNREACHABLE`; errors of the client where the provider or the checks refuse.
 */
export async function claimsOf({ settings, discovered }: Provider, address: URL, checks: oidc.AuthorizationCodeGrantChecks): Promise<Claims> {
  const configuration = await discovered();
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, address, { ...checks, idTokenExpected: true });
    const token: Readonly<Record<string, unknown>> = { ...tokens.claims() };
    const { sub: subject } = token;
    const complete = settings.subjectClaim in token && 'email' in token;
    const told =
      complete || !configuration.serverMetadata().userinfo_endpoint || typeof subject !== 'string'
        ? token
        : { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, subject)), ...token };
    return named(told, settings.subjectClaim);
  } catch (error) {
    if (isNetwork(error)) throw unreachable(settings, error);
    throw error;
  }
}

function named(claims: Readonly<Record<string, unknown>>, subjectClaim: string): Claims {
  const { [subjectClaim]: subject, email, email_verified: verified } = claims;
  if (typeof subject !== 'string' || subject === '') throw new TypeError('The provider names no subject.');
  return { subject, email: typeof email === 'string' && verified === true ? email : null };
}

function isNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'TimeoutError' || error.message === 'fetch failed' || ('code' in error && error.code === 'OAUTH_TIMEOUT') || isNetwork(error.cause)
  );
}
