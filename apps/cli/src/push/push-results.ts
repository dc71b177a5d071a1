import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { postFiles } from './post-files.ts';
import { PushError } from './push-error.ts';

/** Results that a register takes. Records that were landed stay here. */
const files = ['run.json', 'catalog.json', 'scorecard.json', 'origins.json', 'comparison.json', 'discrepancies.parquet'];
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

export interface Pushed {
  runId: string;
  databases: string[];
  unknown: string[];
}

/** Where results go and with whose key. */
export interface PushTarget {
  endpoint: URL;
  key: string;
}

/**
 * Checks before a survey begins that its results can be sent: the register's address, and a key in `SOGOC_API_KEY`. `SOGOC_AGENCY` names the agency on whose
 * behalf; without it, it is the key's own. @throws PushError `PUSH_NO_KEY`, `PUSH_BAD_URL`.
 */
export function pushTarget(register: string, environment: Terminal['environment']): PushTarget {
  const base = URL.parse(register);
  if (!base || !/^https?:$/.test(base.protocol) || base.username !== '' || (base.protocol === 'http:' && !loopback.has(base.hostname))) {
    throw new PushError('PUSH_BAD_URL', 'The address of the register cannot be used', {
      place: '--push',
      remedy: 'Give one such as https://register.example.vn, without user or password; plain http only on this machine',
    });
  }
  const key = environment.SOGOC_API_KEY;
  if (!key)
    throw new PushError('PUSH_NO_KEY', 'There is no key for the register', {
      place: 'SOGOC_API_KEY',
      remedy: 'Set it to an API key with the right to send results',
    });
  const endpoint = new URL('/api/v1/surveys/import', base);
  if (environment.SOGOC_AGENCY) endpoint.searchParams.set('agency', environment.SOGOC_AGENCY);
  return { endpoint, key };
}

/** Sends the results in a folder, streamed from disk. @throws PushError `PUSH_UNREACHABLE`, or `PUSH_REFUSED` with the register's reason. */
export async function pushResults(folder: string, { endpoint, key }: PushTarget): Promise<Pushed> {
  const paths = files.map((name) => join(folder, name));
  const there = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
  const answer = await postFiles(
    endpoint,
    { authorization: `Bearer ${key}` },
    paths.filter((_path, index) => there[index]),
  ).catch((cause: unknown) => {
    throw new PushError('PUSH_UNREACHABLE', 'The register does not answer', {
      place: endpoint.host,
      remedy: 'Check address and network, then survey again',
      cause,
    });
  });
  const body = parse(answer.body);
  if (answer.status === 201) return body as Pushed;
  const { code, title, remedy } = (body ?? {}) as { code?: string; title?: string; remedy?: string };
  throw new PushError('PUSH_REFUSED', `The register refuses the results: ${title ?? `status ${answer.status}`}${code ? ` (${code})` : ''}`, {
    place: endpoint.host,
    remedy: remedy ?? 'Check that this is a register, and of this version',
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
