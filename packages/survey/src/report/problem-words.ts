import { faultInWords } from '@sogoc/contract';
import type { SourceProblem } from '@sogoc/sources';
import { errors } from '../messages/index.ts';
import { lookup } from './lookup.ts';
import type { Page } from './page.ts';

/** What happened, what to do, and the detail in the error's own words where the first two are a translation. */
export function problemInWords({ result, words }: Page, problem: SourceProblem): { happened: string; remedy: string; detail: string | null } {
  const fault = problem.fault && faultInWords(problem.fault, result.language);
  if (fault) {
    const { happened, expected } = fault;
    return { happened: `${happened}.`, remedy: expected === undefined ? words.contract.mend : words.contract.expected(expected), detail: null };
  }
  const known = lookup(errors[result.language], problem.code);
  return known ? { ...known, detail: problem.message } : { happened: problem.message, remedy: problem.remedy, detail: null };
}
