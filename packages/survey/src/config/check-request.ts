import { SurveyError } from '../survey-error.ts';
import type { DatabaseRequest } from './request.ts';

const goodName = /^[\p{L}\p{N}][\p{L}\p{N}_. -]{0,99}$/u;

/**
 * Checks the list of databases before anything is opened.
 *
 * @throws SurveyError `SURVEY_NO_DATABASES`, `SURVEY_BAD_NAME`, `SURVEY_NAME_TWICE`.
 */
export function checkRequest(databases: readonly DatabaseRequest[]): void {
  if (databases.length === 0) {
    throw new SurveyError('SURVEY_NO_DATABASES', 'No database was named', {
      remedy: 'Name at least one as NAME=PATH_OR_URL, or give a file with -f',
    });
  }
  const seen = new Set<string>();
  for (const { name } of databases) {
    if (!goodName.test(name)) {
      throw new SurveyError('SURVEY_BAD_NAME', `"${name}" cannot name a database`, {
        place: name,
        remedy: 'Use letters, digits, blanks, dots, _ and -, beginning with a letter or digit, at most 100 characters',
      });
    }
    const folded = name.normalize('NFC').toLowerCase();
    if (seen.has(folded)) {
      throw new SurveyError('SURVEY_NAME_TWICE', `The name "${name}" is given twice`, {
        place: name,
        remedy: 'Give each database a name of its own',
      });
    }
    seen.add(folded);
  }
}
