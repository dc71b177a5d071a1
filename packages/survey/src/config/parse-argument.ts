import { SurveyError } from '../survey-error.ts';
import type { DatabaseRequest } from './request.ts';

/**
 * Reads `NAME=PATH_OR_URL`.
 *
 * @param baseDirectory what a relative path is relative to.
 * @throws SurveyError `SURVEY_BAD_NAME` without a name or a place.
 */
export function parseArgument(argument: string, baseDirectory: string): DatabaseRequest {
  const at = argument.indexOf('=');
  const [name, source] = [argument.slice(0, Math.max(0, at)).trim(), argument.slice(at + 1).trim()];
  if (at < 1 || name === '' || source === '') {
    // The argument may be a URL with a password: it is not repeated.
    throw new SurveyError('SURVEY_BAD_NAME', 'An argument does not read NAME=PATH_OR_URL', {
      place: at < 1 ? 'arguments' : name,
      remedy: 'For example: land=./land.csv',
    });
  }
  return { name, source, baseDirectory, owner: null, contract: null };
}
