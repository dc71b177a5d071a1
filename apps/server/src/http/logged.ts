import type { FastifyRequest } from 'fastify';

/** Of a request the log holds its route and nothing a person could have typed. */
export function loggedRequest(request: FastifyRequest): { method: string; route: string | undefined } {
  return { method: request.method, route: request.routeOptions.url };
}

/** Of an error that nobody foresaw: what kind and where in the code. Its message may quote values, as messages of databases do, and is left out. */
export function loggedError(error: Error & { code?: unknown }): { name: string; code: unknown; at: string[] } {
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*[:)]\d*\)?$/.test(line));
  return { name: error.name, code: error.code, at: at.map((line) => line.trim()) };
}
