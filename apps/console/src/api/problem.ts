/** What went wrong, in the words of the register's catalogue. */
export interface Problem {
  code: string;
  title: string;
  status: number;
  place?: string;
  remedy?: string;
  fields?: { path: string; message: string }[];
  requestId?: string;
  /** Seconds after which it may be tried again. */
  retryAfter?: number;
}

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause?: unknown) {
    super(problem.title, { cause });
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Any error as a problem. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError
    ? error.problem
    : { code: 'CONSOLE_FAILED', title: error instanceof Error ? error.message : String(error), status: 0 };
}
