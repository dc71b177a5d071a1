import createClient from 'openapi-fetch';
import type { components, paths } from '../../generated/api.d.ts';
import { type Problem, ProblemError } from './problem.ts';
import { tellStanding } from './standing.ts';

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
    tellStanding({ reachable: false });
    throw new ProblemError({ code: 'UNREACHABLE', title: '', status: 0 }, cause);
  });
  if (response.ok) return data as T;
  throw problemOfAnswer(error, response);
}

/** What an answer that is no success tells. Where the session has ended, the whole page is told, so that it can ask to sign in. */
function problemOfAnswer(error: unknown, response: Response): ProblemError {
  const told = typeof error === 'object' && error !== null ? (error as Partial<Problem>) : {};
  const wait = Number(response.headers.get('retry-after'));
  const problem: Problem = {
    code: 'REGISTER_FAILED',
    title: response.statusText,
    status: response.status,
    ...told,
    ...(wait > 0 && { retryAfter: wait }),
  };
  // A gateway in front of the register answers for it while it is away.
  if (response.status === 502 || response.status === 504) tellStanding({ reachable: false });
  if (problem.code === 'NOT_SIGNED_IN' && !problem.place && !provesOneself(response)) tellStanding({ sessionEnded: true });
  return new ProblemError(problem);
}

/** Where a wrong password or code is answered in the same way as a session that has ended. */
function provesOneself({ url }: Response): boolean {
  return /^\/api\/v1\/(session(\/|$)|invitation\/|demonstration\/)/.test(new URL(url).pathname);
}
