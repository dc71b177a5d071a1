import { setTimeout as wait } from 'node:timers/promises';

/** What a register has confirmed to those who wrote. */
export interface Confirmed {
  /** Ids of databases. */
  databases: string[];
  /** By case: how often something was done to it, and its version and state after the last time. */
  cases: Map<number, { times: number; version: number; state: string }>;
  /** Answers other than success, by status and code. */
  refused: Map<string, number>;
  /** Requests that got no answer at all. */
  lost: number;
}

export interface Writers {
  confirmed: Confirmed;
  /** Where the register listens from now on. */
  moveTo(url: string): void;
  stop(): Promise<void>;
}

/** Officials who register databases and work on cases of their own, each as fast as answers come. */
export function startWriters(url: string, secret: string, cases: readonly number[], writers = 6): Writers {
  const confirmed: Confirmed = { databases: [], cases: new Map(), refused: new Map(), lost: 0 };
  const running = { url, stopped: false };
  const send = async (method: string, path: string, body?: object): Promise<Record<string, unknown> | null> => {
    try {
      const answer = await fetch(`${running.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${secret}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      const told = (await answer.json()) as Record<string, unknown>;
      if (answer.ok) return told;
      const why = `${answer.status} ${told.code}`;
      confirmed.refused.set(why, (confirmed.refused.get(why) ?? 0) + 1);
    } catch {
      confirmed.lost += 1;
    }
    await wait(50);
    return null;
  };
  const work = async (writer: number): Promise<void> => {
    const own = cases.filter((_, index) => index % writers === writer);
    for (let turn = 0; !running.stopped; turn += 1) {
      const database = { id: `w${writer}-${turn}`, name: `Cơ sở dữ liệu ${turn}`, ownerId: 'p38', level: 'provincial' };
      if (await send('POST', '/databases', database)) confirmed.databases.push(database.id);
      const id = own[turn % own.length];
      if (id !== undefined) await actOn(id);
    }
  };
  const actOn = async (id: number): Promise<void> => {
    const read = await send('GET', `/cases/${id}`);
    if (!read) return;
    const counts = read.counts as Record<string, number>;
    const [action, state] = (counts.open ?? 0) > 0 ? ['confirm', 'confirmed'] : ['withdraw', 'open'];
    const done = await send('POST', `/cases/${id}/actions`, { action, version: read.version });
    if (done) confirmed.cases.set(id, { times: (confirmed.cases.get(id)?.times ?? 0) + 1, version: Number(done.version), state: String(state) });
  };
  const working = Promise.all(Array.from({ length: writers }, (_, writer) => work(writer)));
  return {
    confirmed,
    moveTo: (to) => void Object.assign(running, { url: to }),
    async stop() {
      running.stopped = true;
      await working;
    },
  };
}
