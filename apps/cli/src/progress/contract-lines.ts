import { errorInWords, type Language, refusesContract, type SurveyResult } from '@sogoc/survey';
import { catalogue } from '../words/catalogue.ts';

/** Of each contract that could not be used as it stands: how much of it, and the first place to mend; the report has all. */
export function contractLines({ databases }: SurveyResult['catalog'], language: Language): string[] {
  const words = catalogue[language];
  return databases.flatMap(({ name, problems: all }) => {
    const problems = all.filter(({ code }) => code.startsWith('CONTRACT_'));
    const [first] = problems;
    if (!first) return [];
    const { message, remedy } = errorInWords(first, language);
    const isRefused = problems.some(({ code }) => refusesContract(code));
    return [
      (isRefused ? words.contractRefused : words.contractInPart)(name, problems.length),
      `  ${first.place}: ${message} (${first.code})`,
      `  ${words.remedy(remedy ?? '')}`,
    ];
  });
}
