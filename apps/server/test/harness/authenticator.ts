import { Secret, TOTP } from 'otpauth';

/** What an authenticator app shows for a secret (RFC 6238). @param moment in milliseconds. */
export function codeAt(secret: string, moment: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment });
}
