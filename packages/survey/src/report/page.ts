import type { Messages } from '../messages/index.ts';
import type { SurveyResult } from '../model.ts';
import type { Facts } from './facts.ts';
import type { Format } from './format.ts';

/** What every section is made from. */
export interface Page {
  result: SurveyResult;
  words: Messages;
  format: Format;
  facts: Facts;
}
