import type { Identity } from '../access/identity.ts';
import { hashOf } from '../access/secret.ts';

/** What one session was answered, as long as the database is in the same state. */
export interface Remembered {
  identity: Identity;
  /** When the session ends by itself, in milliseconds. */
  until: number;
  /** Bodies by address. */
  answers: Map<string, string>;
}

/** Characters of answers that are kept at most. */
const most = 32 * 1024 * 1024;

/**
 * Who is calling, and what they were answered, in one state of the database and on one day. Whatever is committed, by anybody, makes it another state: nothing of
 * before is used again, so no session sees what it may not see any more (ADR 201).
 */
export class Memory {
  #moment = '';
  #sessions = new Map<string, Remembered>();
  #size = 0;

  /** Of the holder of a secret in this state; undefined where nobody has asked in it yet. @param now in milliseconds. */
  of(moment: string, secret: string, now: number): Remembered | undefined {
    if (moment !== this.#moment) this.#forget(moment);
    const known = this.#sessions.get(keyOf(secret));
    return known && known.until > now ? known : undefined;
  }

  /** Keeps who holds a secret, if the database is still in the state in which that was found out. */
  keep(moment: string, secret: string, identity: Identity, until: number): Remembered {
    const remembered = { identity, until, answers: new Map<string, string>() };
    if (moment === this.#moment) this.#sessions.set(keyOf(secret), remembered);
    return remembered;
  }

  /** Keeps an answer for the session that it was made for. */
  answer({ answers }: Remembered, address: string, body: string): void {
    this.#size += body.length;
    if (this.#size > most) this.#forget(this.#moment);
    answers.set(address, body);
  }

  #forget(moment: string): void {
    this.#moment = moment;
    this.#sessions = new Map();
    this.#size = 0;
  }
}

function keyOf(secret: string): string {
  return Buffer.from(hashOf(secret)).toString('base64');
}
