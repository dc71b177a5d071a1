import { type ErrorDetails, SogocError } from '@sogoc/engine';

type SurveyErrorCode =
  | 'SURVEY_NO_DATABASES'
  | 'SURVEY_NAME_TWICE'
  | 'SURVEY_BAD_NAME'
  | 'SURVEY_CONFIG_UNREADABLE'
  | 'SURVEY_CONFIG_INVALID'
  | 'SURVEY_OUTPUT_NOT_WRITABLE'
  | 'SURVEY_OUTPUT_IN_USE'
  | 'SURVEY_NOTHING_READ'
  | 'SURVEY_WOULD_FORGET';

/** What stops a whole survey. What concerns one database is a problem in the catalogue instead. */
export class SurveyError extends SogocError {
  declare readonly code: SurveyErrorCode;
  constructor(code: SurveyErrorCode, message: string, details?: ErrorDetails) {
    super(code, message, details);
    this.name = 'SurveyError';
  }
}
