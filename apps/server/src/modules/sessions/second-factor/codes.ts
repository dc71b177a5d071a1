import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;

/** Codes of an authenticator app (RFC 6238): six digits every 30 seconds, as every app makes them. */
export function authenticator(secret: string, login = ''): TOTP {
  return new TOTP({ issuer: 'Sổ Gốc', label: login, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });
}

/** A new secret of 160 bits, base32. */
export function newFactorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The 30-second step that a code belongs to, now or one aside, since clocks differ; null where it is none of these. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = authenticator(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

/** Ten codes for when the app is lost, each good once: 80 bits, `xxxxx-xxxxx-xxxxx-xxxxx`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () =>
    randomBytes(10)
      .toString('hex')
      .replaceAll(/.{5}(?=.)/g, '$&-'),
  );
}

/** As it is compared: without the hyphens and spaces that people leave out or add. */
export function bareRecoveryCode(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
