import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { readAsAccount } from '../access/as-account.ts';
import { require } from '../access/identity.ts';
import type { Action } from '../access/roles.ts';
import { admit, type Shown, shownBy, whenCame } from './authenticate.ts';
import type { Register } from './context.ts';
import type { Remembered, When } from './memory.ts';
import type { Called } from './route.ts';

const json = 'application/json; charset=utf-8';

/**
 * For a route whose answer follows from the database, the day and the session alone: it is answered as before while nothing was written that the answer was read from. Else
 * one transaction finds out who is calling and asks, since a journey to the database costs more than most of what is asked there (ADR 201 and 237).
 */
export function repeating(
  register: Register,
  action: Action,
  ask: (called: Called) => Promise<unknown>,
): Pick<RouteOptions, 'onRequest' | 'handler' | 'attachValidation'> {
  const { database, memory, names } = register;
  return {
    async onRequest(request: FastifyRequest, reply: FastifyReply) {
      const shown = shownBy(register, request);
      const when = await whenCame(register);
      const known = memory.of(shown.secret, when);
      if (known) require(admit(shown, known).identity, action);
      const body = known && memory.answerOf(known, request.url);
      if (body !== undefined) return reply.type(json).send(body);
      arrivals.set(request, { shown, when, known });
    },
    // Who may not ask is not told what is wrong with the question.
    attachValidation: true,
    async handler(request, reply) {
      const arrival = arrivals.get(request);
      if (!arrival) throw new TypeError('A request is answered that has not come.');
      const { shown, when, known } = arrival;
      if (known && request.validationError) throw request.validationError;
      const { answer, held, tables } = await readAsAccount(database, shown.secret, known, async (reading) => {
        const held = admit(shown, reading.held);
        require(held.identity, action);
        if (request.validationError) throw request.validationError;
        const answer = Buffer.from(String(reply.serialize(await ask({ request, reply, identity: held.identity, trx: reading.trx }))));
        return { answer, held, tables: names.readBy([...reading.put].join(' ')) };
      });
      // Only now is it certain that all of it was read in one transaction of the caller's.
      const ofCaller = names.readBy('access.caller');
      if (ofCaller && tables) {
        const remembered = known ?? memory.keep(shown.secret, when, held, ofCaller);
        memory.answer(remembered, request.url, answer, { moment: when.moment, tables });
      }
      return reply.type(json).send(answer);
    },
  };
}

interface Arrival {
  shown: Shown;
  when: When;
  /** Who holds the secret, where that is known. */
  known: Remembered | undefined;
}

/** Requests that are being answered. */
const arrivals = new WeakMap<FastifyRequest, Arrival>();
