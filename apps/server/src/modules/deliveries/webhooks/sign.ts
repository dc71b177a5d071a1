import { createHmac, randomBytes } from 'node:crypto';

/** A new secret to sign with, as the Standard Webhooks write it. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/**
 * The headers that let a receiver tell who sent a body, when, and whether it came before (Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`).
 * @param at seconds since 1970.
 */
export function signedHeaders(secret: string, id: string, at: number, body: string): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}`, 'idempotency-key': id };
}
