import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { BlockList, LookupFunction } from 'node:net';
import type { Outcome } from '../outbox/claim.ts';
import { type Address, reachable } from './address-guard.ts';

/** Milliseconds until somebody who says nothing is given up. */
const patience = 15_000;

/**
 * Posts a body to a webhook. The name is resolved once, each address is looked at, and the call goes to one of those; where it is sent on to another place it does
 * not follow. Over http it goes to this machine alone.
 */
export async function post(url: string, headers: Record<string, string>, body: string, own: BlockList): Promise<Outcome> {
  try {
    const target = new URL(url);
    const addresses = await reachable(target.hostname, own);
    if (target.protocol !== 'https:' && !addresses.every(({ address }) => address === '::1' || address.startsWith('127.')))
      return { state: 'failed', problem: 'NOT_HTTPS' };
    return outcomeOf(await statusOf(target, headers, body, addresses));
  } catch (error) {
    const { code = 'FAILED' } = error as NodeJS.ErrnoException;
    return { state: code === 'ADDRESS_REFUSED' ? 'failed' : 'again', problem: code };
  }
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { state: 'sent' };
  // It is gone for good (410), or tells to go elsewhere.
  return { state: status === 410 || (status >= 300 && status < 400) ? 'failed' : 'again', problem: `HTTP ${status}` };
}

function statusOf(target: URL, headers: Record<string, string>, body: string, addresses: readonly Address[]): Promise<number> {
  const lookup = ((_host, options, answer) => {
    const [first] = addresses;
    if (options.all) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family);
  }) as LookupFunction;
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const length = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'sogoc' };
    const sent = request(
      target,
      { method: 'POST', headers: { ...headers, ...length }, lookup, agent: false, signal: AbortSignal.timeout(patience) },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
