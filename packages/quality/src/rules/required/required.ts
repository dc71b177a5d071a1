import { join, or, sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** The column holds something in every record: not null, not empty, not blank alone, and none of the words that the rule counts as nothing. */
export const required: RecordRuleKind<'required'> = {
  kind: 'required',
  form: 'record',
  finds: 'missing',
  precedence: 0,
  compile: ({ column, blanks, missingWords = [] }, { cell, profile: { rows }, dialect }) => {
    const own = cell(column);
    const { missing, blank } = own.profile;
    // Numbers and dates need not be written as text to tell.
    const nothing = blanks === 'allowed' || own.profile.storage !== 'text' ? sql`${own.stored} is null` : sql`${own.raw} is null`;
    const words = missingWords.length === 0 ? [] : [sql`coalesce(${dialect.trim(own.raw)} in (${join([...missingWords])}), false)`];
    const gaps = blanks === 'allowed' ? missing - blank : missing;
    const holds = gaps === 0 && words.length === 0 ? rows : undefined;
    return { column, applies: sql`true`, fails: or(nothing, ...words), observed: own.raw, holds };
  },
};
