import createClient from 'openapi-fetch';
import type { components, paths } from '../../generated/api.d.ts';
import { ProblemError } from './problem.ts';

/** The register's API, typed by its own document. */
export const client = createClient<paths>({ baseUrl: '/' });

/** What the API calls its things: `Schema['Agency']`. */
export type Schema = components['schemas'];

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer. @throws ProblemError what went wrong, as the register tells it; also when it cannot be reached. */
export async function dataOf<T>(answer: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await answer.catch((cause: unknown) => {
    throw new ProblemError({ code: 'UNREACHABLE', title: '', status: 0 }, cause);
  });
  if (response.ok) return data as T;
  throw new ProblemError({ code: 'REGISTER_FAILED', title: response.statusText, status: response.status, ...(error as object | undefined) });
}
