import { readFile } from 'node:fs/promises';
import * as oidc from 'openid-client';
import type { Configuration } from '../../../configuration.ts';
import { RegisterError } from '../../../register-error.ts';

type Settings = NonNullable<Configuration['provider']>;

/** Reads a provider's own description (OpenID Connect Discovery); it is asked again after a failure, and kept after a success. */
export function providerOf(settings: Settings): () => Promise<oidc.Configuration> {
  let known: Promise<oidc.Configuration> | null = null;
  return () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = null;
      throw unreachable(settings, error);
    });
    return known;
  };
}

async function discover({ issuer, clientId, secret, secretFile }: Settings): Promise<oidc.Configuration> {
  const clientSecret = secret ?? (secretFile && (await readFile(secretFile, 'utf8')).trim());
  const authentication = clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None();
  // Only `configure` lets an issuer without TLS pass, and only on this machine.
  const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication, { timeout: 10, execute });
}

/** Told to whoever wants to sign in, without what the provider answered. */
export function unreachable({ issuer }: Settings, cause: unknown): RegisterError {
  return new RegisterError('PROVIDER_UNREACHABLE', 'The provider of identities does not answer as it should.', {
    place: new URL(issuer).host,
    remedy: 'Try again in a moment, or sign in with a password.',
    cause,
  });
}
