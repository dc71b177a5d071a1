import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import { SourceError } from '../source-error.ts';

/**
 * TLS as the `sslmode` of a URL asks, by the names of libpq. Without one: plain on the loopback, else TLS where the server has it (`prefer`).
 * `sslrootcert` names a file of trusted certificates.
 */
export interface TlsPlan {
  /** null: never. */
  options: ConnectionOptions | null;
  /** May the connection go on without TLS where the server has none? */
  optional: boolean;
}

export async function tlsPlan(url: URL, place: string): Promise<TlsPlan> {
  const mode =
    url.searchParams.get('sslmode') ?? url.searchParams.get('ssl-mode')?.toLowerCase() ?? (isLoopback(url.hostname) ? 'disable' : 'prefer');
  const certificates = url.searchParams.get('sslrootcert');
  const ca = certificates === null ? {} : { ca: await trusted(certificates, place) };
  if (mode === 'disable' || mode === 'disabled') return { options: null, optional: false };
  if (mode === 'prefer' || mode === 'preferred' || mode === 'allow') return { options: { rejectUnauthorized: false }, optional: true };
  if (mode === 'require' || mode === 'required') return { options: { rejectUnauthorized: certificates !== null, ...ca }, optional: false };
  if (mode === 'verify-ca') return { options: { ...ca, checkServerIdentity: () => undefined }, optional: false };
  if (mode === 'verify-full' || mode === 'verify_identity') return { options: { ...ca, servername: url.hostname }, optional: false };
  throw new SourceError('SOURCE_BAD_URL', 'The sslmode of the URL is not known', {
    place,
    remedy: 'Use disable, prefer, require, verify-ca or verify-full',
  });
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

async function trusted(file: string, place: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new SourceError('SOURCE_BAD_URL', 'The file of trusted certificates (sslrootcert) cannot be read', { place, remedy: 'Check its path' });
  });
}
