import { type Comparison, errorInWords, type Language, movedCriteria, type SurveyResult } from '@sogoc/survey';
import type { Words } from '../words/words.ts';
import { contractLines } from './contract-lines.ts';

/** The figures a survey ends with, in words. */
export function summaryLines(
  { language, catalog, scorecard, origins, discrepancyCounts, comparison, run }: SurveyResult,
  report: string,
  words: Words,
): string[] {
  const holders = origins.attributes.flatMap((attribute) => attribute.holders);
  const sum = (of: typeof discrepancyCounts): number => of.reduce((total, { count }) => total + count, 0);
  const seconds = Math.max(0.1, Math.round((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 100) / 10);
  const failures = catalog.databases.flatMap(({ name, status, problems }) =>
    status === 'failed' ? problems.map((problem) => failed(name, problem, language, words)) : [],
  );
  return [
    ...failures,
    ...setBacks(catalog, words),
    words.summary({ databases: run.databases.read, tables: run.tables, rows: run.rows, seconds }),
    ...scorecard.databases.map(({ name, score, grade }) => `  ${words.score(name, score, words.grades[grade ?? 'none'])}`),
    ...contractLines(catalog, language),
    words.originals({
      attributes: origins.attributes.length,
      originals: holders.filter(({ role }) => role === 'original').length,
      copies: holders.filter(({ role }) => role === 'copy').length,
    }),
    words.discrepancies({
      errors: sum(discrepancyCounts.filter(({ kind }) => kind !== 'variant')),
      variants: sum(discrepancyCounts.filter(({ kind }) => kind === 'variant')),
    }),
    ...(comparison ? sinceLines(comparison, words) : []),
    words.report(report),
  ];
}

function failed(
  database: string,
  problem: SurveyResult['catalog']['databases'][number]['problems'][number],
  language: Language,
  words: Words,
): string {
  const { message, remedy, detail } = errorInWords(problem, language);
  const lines = [words.failed(database, message, problem.code), words.remedy(remedy ?? ''), ...(detail === undefined ? [] : [words.detail(detail)])];
  return lines.join('\n  ');
}

/** Parts of the survey that could not be done, each once, though it is a problem of every database. */
function setBacks({ databases }: SurveyResult['catalog'], words: Words): string[] {
  const problems = databases.flatMap((database) => database.problems.filter(({ code }) => code.startsWith('ENGINE_')));
  const lines = problems.map(({ place, message, code, remedy }) => `${words.setBack(place, message, code)}\n  ${words.remedy(remedy)}`);
  return [...new Set(lines)];
}

/** What changed since the last run, in two lines. */
function sinceLines({ since, scores, discrepancies: { total }, drift }: Comparison, words: Words): string[] {
  const day = since.slice(0, 10).split('-').reverse().join('/');
  return [
    words.since({ day, mended: total.mended, new: total.new, staying: total.staying }),
    words.moved({ ...movedCriteria(scores), drift: drift.length }),
  ];
}
