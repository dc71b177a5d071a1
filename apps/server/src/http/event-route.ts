import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asAccount, type Work } from '../access/as-account.ts';
import type { Action } from '../access/roles.ts';
import { notFound } from '../register-error.ts';
import { guard } from './authenticate.ts';
import type { Register } from './context.ts';
import { Problem } from './problem.ts';
import { callerOf } from './route.ts';

/** How often it is looked at, and how often a silent line is kept open, in milliseconds. */
const [lookEvery, keepEvery] = [500, 15_000];

export interface EventRouteDefinition<P extends z.ZodType> {
  url: `/${string}`;
  operationId: string;
  tag: string;
  summary: string;
  action: Action;
  params: P;
  /** How long a client may leave unread what it was sent, in milliseconds; 30 s where absent. */
  givesUp?: number;
  /** What to show now; `last` ends the stream. Undefined where it is not there, or not for the caller. */
  look: (trx: Work, params: z.output<P>) => Promise<{ data: unknown; last: boolean } | undefined>;
}

/**
 * Adds a route that sends server-sent events whenever what it shows has changed. Each look is made as the caller: with the session, or the right, the stream
 * ends. A client that is gone is noticed and costs nothing more.
 */
export function eventRoute<P extends z.ZodType>(app: FastifyInstance, register: Register, definition: EventRouteDefinition<P>): void {
  const { url, operationId, tag, summary, action, params, look, givesUp = 30_000 } = definition;
  app.route({
    method: 'GET',
    url,
    schema: {
      operationId,
      summary,
      tags: [tag],
      security: [{ session: [] }, { apiKey: [] }],
      params,
      response: { 200: { content: { 'text/event-stream': { schema: z.string() } } }, default: Problem },
    },
    config: { action },
    preValidation: guard(register, action),
    async handler(request, reply) {
      const { secret } = callerOf(request);
      const now = () => asAccount(register.database, secret, (trx) => look(trx, request.params as z.output<P>));
      const first = await now();
      if (!first) throw notFound(tag, request.url);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      let [sent, quiet, waiting] = ['', 0, 0];
      for (
        let shown: typeof first | undefined = first;
        shown && !raw.destroyed && !register.running.stopping.signal.aborted;
        shown = await now().catch(() => undefined)
      ) {
        // Who does not read is sent no more, and after a while is taken for gone: what is shown next says it all again.
        waiting = raw.writableNeedDrain ? waiting + lookEvery : 0;
        if (waiting > givesUp) raw.destroy();
        if (waiting > 0) {
          await wait(lookEvery);
          continue;
        }
        const text = JSON.stringify(shown.data);
        quiet = text === sent ? quiet + lookEvery : 0;
        if (text !== sent) raw.write(`data: ${text}\n\n`);
        else if (quiet % keepEvery === 0) raw.write(': still here\n\n');
        sent = text;
        if (shown.last) break;
        await wait(lookEvery);
      }
      raw.end();
    },
  });
}
