import { RegisterError } from './register-error.ts';

/** A provider of identities (OpenID Connect), such as VNeID's or an agency's Keycloak. */
export interface ProviderSettings {
  /** As the sign-in page calls it. */
  name: string;
  issuer: string;
  clientId: string;
  /** From the environment, or read from the file at the first sign-in. Neither: a public client. */
  secret: string | undefined;
  secretFile: string | undefined;
  /** The claim that names a person for good. */
  subjectClaim: string;
}

const loopback = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;

/**
 * The provider of `SOGOC_OIDC_ISSUER`, `SOGOC_OIDC_CLIENT_ID`, `SOGOC_OIDC_CLIENT_SECRET` or `SOGOC_OIDC_CLIENT_SECRET_FILE`, `SOGOC_OIDC_NAME` and
 * `SOGOC_OIDC_SUBJECT_CLAIM` (`sub`); null without an issuer. @throws RegisterError `CONFIGURATION_INVALID`.
 */
export function providerSettings(environment: Readonly<Record<string, string | undefined>>): ProviderSettings | null {
  const { SOGOC_OIDC_ISSUER: issuer, SOGOC_OIDC_CLIENT_ID: clientId } = environment;
  if (!issuer) return null;
  const url = URL.parse(issuer);
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname)))) {
    throw new RegisterError('CONFIGURATION_INVALID', 'SOGOC_OIDC_ISSUER is no https address.', {
      remedy: 'Give the issuer as the provider tells it.',
    });
  }
  if (!clientId)
    throw new RegisterError('CONFIGURATION_INVALID', 'SOGOC_OIDC_CLIENT_ID is not set.', { remedy: 'Give the id that the provider gave you.' });
  return {
    name: environment.SOGOC_OIDC_NAME || url.host,
    issuer,
    clientId,
    secret: environment.SOGOC_OIDC_CLIENT_SECRET || undefined,
    secretFile: environment.SOGOC_OIDC_CLIENT_SECRET_FILE || undefined,
    subjectClaim: environment.SOGOC_OIDC_SUBJECT_CLAIM || 'sub',
  };
}
