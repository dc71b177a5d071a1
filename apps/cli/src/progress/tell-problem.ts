import { errorInWords, type Language, type LinkSummary } from '@sogoc/survey';
import type { Terminal } from '../terminal.ts';
import { catalogue } from '../words/catalogue.ts';

/** Says what is wrong with a source and did not stop the rest, where, and what to do. */
export function tellProblem({ stderr }: Terminal, problem: LinkSummary['problems'][number], language: Language): void {
  const words = catalogue[language];
  const { message, remedy, detail } = errorInWords(problem, language);
  const lines = [
    `${problem.place}: ${message} (${problem.code})`,
    words.remedy(remedy ?? ''),
    ...(detail === undefined ? [] : [words.detail(detail)]),
  ];
  stderr.write(`${lines.join('\n  ')}\n`);
}
