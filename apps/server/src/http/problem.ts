import { SogocError } from '@sogoc/engine';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { RegisterError, statusOf } from '../register-error.ts';
import { loggedError } from './logged.ts';

/** An error as a client gets it (RFC 9457), with the code, place and remedy of the catalogue. */
export const Problem = z
  .object({
    type: z.string().describe('The page of the catalogue for this code'),
    title: z.string().describe('What happened, in a sentence'),
    status: z.int(),
    code: z.string().describe('A code of the catalogue, such as NOT_FOUND'),
    place: z.string().optional().describe('Where: the field, record or page'),
    remedy: z.string().optional().describe('What to do about it'),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('What is wrong in the request, field by field'),
    requestId: z.string().describe('Names this request in the log'),
  })
  .meta({ id: 'Problem' });

/** After which it is worth to ask again where something is out of reach. */
const secondsToWait = 5;

type ProblemBody = z.infer<typeof Problem>;

/** Answers every error as problem+json; what nobody foresaw is logged and told without its inside. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    send(reply, request, { status: 404, code: 'NOT_FOUND', title: 'There is no such page.', place: request.url.split('?', 1)[0] ?? '' }),
  );
}

/** Answers one error. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const described = describe(error, request);
  const wait = error instanceof RegisterError ? error.retryAfter : undefined;
  if (wait !== undefined || described.status === 503) reply.header('retry-after', wait ?? secondsToWait);
  return send(reply, request, described);
}

type Described = Omit<ProblemBody, 'type' | 'requestId'>;

function describe(error: FastifyError, request: FastifyRequest): Described {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      path: `${error.validationContext ?? 'body'}${issue.instancePath}`,
      message: issue.message ?? '',
    }));
    return { status: 400, code: 'REQUEST_INVALID', title: 'The request is not as the API describes it.', fields, remedy: 'See /openapi.json.' };
  }
  if (error instanceof RegisterError)
    return { status: statusOf[error.code], ...catalogued(error), ...(error.fields && { fields: [...error.fields] }) };
  if (error instanceof SogocError) return { status: 422, ...catalogued(error) };
  if (error.statusCode === 413)
    return { status: 413, code: 'REQUEST_TOO_LARGE', title: 'The request is larger than allowed.', remedy: 'Send less at once.' };
  if (error.statusCode === 429) return { status: 429, code: 'REQUEST_TOO_MANY', title: 'Too many requests.', remedy: 'Wait a minute.' };
  if (error.statusCode && error.statusCode < 500) {
    return { status: error.statusCode, code: 'REQUEST_INVALID', title: 'The request cannot be read.', remedy: 'Send what /openapi.json describes.' };
  }
  if (isFullDisk(error)) {
    return {
      status: 503,
      code: 'REGISTER_DISK_FULL',
      title: 'There is no space left to keep this.',
      remedy: 'Nothing of it was kept. Try again when there is room.',
    };
  }
  if (isLostConnection(error)) {
    return { status: 503, code: 'REGISTER_DATABASE_UNREACHABLE', title: 'The database does not answer.', remedy: 'Try again in a moment.' };
  }
  if (isNoValue(error)) {
    request.log.warn({ failure: loggedError(error) }, 'a value that no database takes');
    return { status: 400, code: 'REQUEST_INVALID', title: 'A value of the request cannot be what it stands for.', remedy: 'See /openapi.json.' };
  }
  request.log.error({ failure: loggedError(error) }, 'unforeseen error');
  return {
    status: 500,
    code: 'REGISTER_FAILED',
    title: 'Something failed that nobody foresaw.',
    remedy: 'Try again; if it stays, tell the request id.',
  };
}

function catalogued(error: SogocError): Omit<Described, 'status'> {
  return { code: error.code, title: error.message, ...(error.place && { place: error.place }), ...(error.remedy && { remedy: error.remedy }) };
}

/** By code of PostgreSQL (`disk_full`) or the system; a database that meets a quota tells it in words alone. */
function isFullDisk({ code = '', message }: FastifyError): boolean {
  return /^(53100|ENOSPC|EDQUOT|EFBIG)$/.test(code) || /no space left on device|file too large|quota exceeded/i.test(message);
}

const lost = /^(08|57P|53|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/;

/** By code, or in the words of `pg`, which has none for a connection that ends or is silent. */
const lostInWords = /connection (terminated|error)|timeout exceeded when trying to connect|query read timeout|client was closed/i;

function isLostConnection({ code = '', message }: FastifyError): boolean {
  return lost.test(code) || lostInWords.test(message);
}

/** What PostgreSQL calls no value: a character that text cannot hold, a day that no calendar has, a number too large, a path that is none. */
function isNoValue({ code = '', message }: FastifyError): boolean {
  return /^(22P02|22P05|22003|22007|22008|22021)$/.test(code) || (code === '42601' && message.startsWith('ltree syntax error'));
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Described): FastifyReply {
  const body: ProblemBody = { type: `https://sogoc.example/errors#${problem.code}`, ...problem, requestId: request.id };
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(body);
}
