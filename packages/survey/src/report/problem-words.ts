import type { SourceProblem } from '@sogoc/sources';
import { errorInWords } from '../messages/error-in-words.ts';
import type { Page } from './page.ts';

/** What happened, what to do, and the detail in the error's own words where the first two are a translation. */
export function problemInWords({ result }: Page, problem: SourceProblem): { happened: string; remedy: string; detail: string | null } {
  const { message, remedy = '', detail = null } = errorInWords(problem, result.language);
  return { happened: message, remedy, detail: detail === null ? null : problem.message };
}
