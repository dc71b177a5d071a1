import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { sql } from 'kysely';
import type { z } from 'zod';
import { asAccount, readAsAccount, type Work } from '../access/as-account.ts';
import type { Identity, Place } from '../access/identity.ts';
import type { Action } from '../access/roles.ts';
import type { Held } from '../access/sessions.ts';
import type { Clock } from '../clock/clock.ts';
import { RegisterError } from '../register-error.ts';
import { guard } from './authenticate.ts';
import type { Register } from './context.ts';
import { Problem } from './problem.ts';
import { repeating } from './repeat.ts';

/** What a request did, for the audit log. Never a personal value: a subject is named by pseudonym. */
export interface AuditNote {
  action: Action;
  objectKind: string;
  objectId: string;
  /** Where the object belongs; decides which auditors see the entry. */
  place?: Place;
  /** Why a personal value was read. */
  purpose?: string;
  /** The pseudonym of the person it concerns. */
  subject?: string;
  details?: Readonly<Record<string, unknown>>;
}

/** What a handler works with: the checked request, who is calling, and a transaction in which the database knows it too. */
export interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  identity: Identity;
  trx: Work;
  clock: Clock;
  /** Adds to the audit log, in the same transaction. A request that changes something must. */
  audit(note: AuditNote): void;
  /** To be done once the transaction is kept. */
  after(run: () => Promise<void>): void;
  request: FastifyRequest;
  reply: FastifyReply;
}

type Shape = z.ZodType;
type Out<S extends Shape | undefined> = S extends Shape ? z.output<S> : undefined;

export interface RouteDefinition<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined, R extends Shape, F> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, parameters as `:name`. */
  url: `/${string}`;
  /** Names the operation in the API's document and the clients made from it: `listAgencies`. */
  operationId: string;
  /** The module. */
  tag: string;
  summary: string;
  /** What the caller must be allowed to do, somewhere; the handler asks for the place. */
  action: Action;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  /** Of success; 200 where absent. */
  status?: 200 | 201 | 202;
  /** Bytes of the body; 1 MiB where absent. */
  bodyLimit?: number;
  /** The answer follows from the database, the day and the session alone, so that it holds as long as nothing was written (ADR 201). Only to read. */
  repeats?: true;
  /** What is sent is only looked at: the transaction cannot write, and there is nothing to audit. */
  changesNothing?: true;
  /** Reads what the handler keeps, all of it in one state of the database, before the transaction that keeps it begins. */
  first?: (call: Call<Out<P>, Out<Q>, Out<B>>) => Promise<F>;
  /** @param first what `first` gave. */
  handler: (call: Call<Out<P>, Out<Q>, Out<B>>, first: F) => Promise<z.input<R>>;
}

/** Adds a route of the API: checked on the way in and out, allowed by role, run in one transaction as its caller, and audited. */
export function route<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  R extends Shape = Shape,
  F = undefined,
>(app: FastifyInstance, register: Register, definition: RouteDefinition<P, Q, B, R, F>): void {
  const {
    method,
    url,
    operationId,
    tag,
    summary,
    action,
    params,
    query,
    body,
    response,
    status = 200,
    bodyLimit,
    repeats,
    changesNothing,
  } = definition;
  app.route({
    method,
    url,
    schema: {
      operationId,
      summary,
      tags: [tag],
      security: [{ session: [] }, { apiKey: [] }],
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { [status]: response, default: Problem },
    },
    config: { action },
    ...(bodyLimit !== undefined && { bodyLimit }),
    ...(repeats ? repeating(register, action, (called) => definition.handler(callOf(called), undefined as F)) : once()),
  });

  function callOf({ request, reply, identity, trx }: Called, notes: AuditNote[] = [], afterwards: (() => Promise<void>)[] = []) {
    return {
      params: request.params as Out<P>,
      query: request.query as Out<Q>,
      body: request.body as Out<B>,
      identity,
      trx,
      clock: register.clock,
      audit: (note: AuditNote) => void notes.push(note),
      after: (run: () => Promise<void>) => void afterwards.push(run),
      request,
      reply,
    };
  }

  function once(): Pick<RouteOptions, 'onRequest' | 'handler'> {
    return {
      // Before anything is read: what a stranger sends is not even received.
      onRequest: guard(register, action),
      async handler(request, reply) {
        const { secret, ...held } = callerOf(request);
        const notes: AuditNote[] = [];
        const afterwards: (() => Promise<void>)[] = [];
        const callIn = (trx: Work) => callOf({ request, reply, identity: held.identity, trx }, notes, afterwards);
        const reading = <T>(run: (call: ReturnType<typeof callIn>) => Promise<T>) =>
          readAsAccount(register.database, secret, held, ({ trx }) => run(callIn(trx)));
        const first = definition.first ? await reading(definition.first) : undefined;
        const ask = (call: ReturnType<typeof callIn>) => definition.handler(call, first as F);
        if (changesNothing) return reply.code(status).send(await reading(ask));
        const result = await asAccount(register.database, secret, async (trx) => {
          const answer = await ask(callIn(trx));
          if (method !== 'GET' && notes.length === 0)
            throw new RegisterError('REGISTER_FAILED', `${operationId} changed something and told the audit log nothing.`);
          for (const note of notes) await appendAudit(trx, note);
          return answer;
        });
        for (const run of afterwards) await run();
        return reply.code(status).send(result);
      },
    };
  }
}

/** Adds an entry to the audit log, in the transaction of what it tells. */
export async function appendAudit(trx: Work, { place, ...note }: AuditNote): Promise<void> {
  const entry = { ...note, ...(place && { agency: place.agency, territory: place.territory }) };
  await sql`select access.append_audit(${JSON.stringify(entry)}::jsonb)`.execute(trx);
}

export interface Caller extends Held {
  secret: string;
}

/** A request with its caller and their transaction. */
export type Called = Pick<Call<unknown, unknown, unknown>, 'request' | 'reply' | 'identity' | 'trx'>;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    action?: Action;
  }
}

/** Who a guarded request comes from. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new RegisterError('NOT_SIGNED_IN', 'Nobody is signed in.', { remedy: 'Sign in.' });
  return request.caller;
}
