import type { FastifyRequest } from 'fastify';
import { RegisterError } from '../register-error.ts';

const deepest = 60;

/** Refuses a body that is nested so deeply that checking it would run out of stack. @throws RegisterError `REQUEST_INVALID`. */
export async function refuseDeepBody({ body }: FastifyRequest): Promise<void> {
  let level = isNest(body) ? [body] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) {
      throw new RegisterError('REQUEST_INVALID', `The body is nested more than ${deepest} deep.`, { place: 'body', remedy: 'See /openapi.json.' });
    }
    level = level.flatMap((value) => Object.values(value).filter(isNest));
  }
}

function isNest(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Buffer.isBuffer(value) &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  );
}
