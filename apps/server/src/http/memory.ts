import { isDeepStrictEqual } from 'node:util';
import type { Identity } from '../access/identity.ts';
import { hashOf } from '../access/secret.ts';
import type { Held } from '../access/sessions.ts';
import type { Moments } from '../database/moments.ts';

/** What follows from some tables, as they were at a moment. */
interface Since {
  moment: number;
  tables: readonly string[];
}

interface Answer extends Since {
  body: Buffer;
}

/** Who holds a secret on a day, and what they were answered. */
export interface Remembered extends Since {
  day: string;
  identity: Identity;
  /** When the session ends by itself, in milliseconds. */
  until: number;
  /** By address. */
  answers: Map<string, Answer>;
  /** Bytes of all that; null once it is forgotten. */
  size: number | null;
}

/** When a request came: by the database, by the calendar, and in milliseconds. */
export interface When {
  moment: number;
  day: string;
  now: number;
}

/** Bytes of answers that are kept at most, each session counting for some. */
const most = 32 * 1024 * 1024;
const perSession = 1_000;

/**
 * Who is calling, and what they were answered, as long as none of the tables that this was read from is written and it is the same day. Each session has answers
 * of its own, which are forgotten when anything about its holder changes (ADR 201 and 237).
 */
export class Memory {
  readonly #moments: Pick<Moments, 'hold'>;
  readonly #sessions = new Map<string, Remembered>();
  #size = 0;

  constructor(moments: Pick<Moments, 'hold'>) {
    this.#moments = moments;
  }

  /** Of the holder of a secret; undefined where who that is must be found out. */
  of(secret: string, { day, now }: When): Remembered | undefined {
    const known = this.#sessions.get(keyOf(secret));
    return known && known.day === day && known.until > now && this.#moments.hold(known.moment, known.tables) ? known : undefined;
  }

  /** What a session was answered at an address, where that still holds. */
  answerOf({ answers }: Remembered, address: string): Buffer | undefined {
    const answer = answers.get(address);
    return answer && this.#moments.hold(answer.moment, answer.tables) ? answer.body : undefined;
  }

  /** Keeps who holds a secret. @param tables from which that was found out, after the moment. */
  keep(secret: string, { moment, day }: When, { identity, until }: Held, tables: readonly string[]): Remembered {
    const key = keyOf(secret);
    const known = this.#sessions.get(key);
    if (known && known.day === day && known.until === until && isDeepStrictEqual(known.identity, identity)) {
      if (known.moment < moment) Object.assign(known, { moment, tables });
      return known;
    }
    this.#forget(key);
    const remembered: Remembered = { day, identity, until, moment, tables, answers: new Map(), size: perSession };
    this.#sessions.set(key, remembered);
    this.#size += perSession;
    return remembered;
  }

  /** Keeps an answer for the session that it was made for. @param moment that was before it was made. @param tables that it was read from. */
  answer(remembered: Remembered, address: string, body: Buffer, { moment, tables }: Since): void {
    if (remembered.size === null) return;
    const more = body.length - (remembered.answers.get(address)?.body.length ?? 0);
    remembered.answers.set(address, { body, moment, tables });
    remembered.size += more;
    this.#size += more;
    for (const key of this.#sessions.keys()) {
      if (this.#size <= most) break;
      this.#forget(key);
    }
  }

  #forget(key: string): void {
    const known = this.#sessions.get(key);
    if (!known) return;
    this.#size -= known.size ?? 0;
    known.size = null;
    this.#sessions.delete(key);
  }
}

function keyOf(secret: string): string {
  return Buffer.from(hashOf(secret)).toString('base64');
}
