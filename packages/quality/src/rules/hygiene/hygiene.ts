import { sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';
import { isMisread } from './dirt.ts';

/**
 * Text is written cleanly: NFC, no markup, no control characters, blanks single and inside only, no text read in a wrong encoding. Expected: the
 * same text, cleaned; nothing where the encoding is lost.
 */
export const hygiene: RecordRuleKind<'hygiene'> = {
  kind: 'hygiene',
  form: 'record',
  finds: 'format',
  precedence: 10,
  compile: ({ column }, { cell, dialect, profile: { rows } }) => {
    const { dirty, raw, clean, profile } = cell(column);
    const holds = profile.plain ? rows - profile.missing : undefined;
    return { column, fails: dirty, observed: raw, expected: sql`case when not ${isMisread(raw, dialect)} then ${clean} end`, holds };
  },
};
