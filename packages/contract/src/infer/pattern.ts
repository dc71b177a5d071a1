import type { ColumnProfile, TableProfile } from '@sogoc/profile';
import { type Proposer, share } from './propose.ts';

/** Least share (0..1) of the values that one way of writing must have for the others to be exceptions. */
const dominant = 0.95;
const enoughRecords = 50;

/**
 * Values of a known type that are nearly all written in one way, of digits and signs alone (99/99/9999), are asked to be written so: a date without
 * its day, or in another order, is still a date, yet not one that the column's readers can tell.
 */
export const proposePattern: Proposer = (profile) =>
  profile.columns.flatMap((column) => {
    const [first] = column.patterns;
    const filled = profile.rows - column.missing;
    const pattern = first && isMixed(profile, column) && first.count >= filled * dominant ? expression(first.pattern) : null;
    if (!first || pattern === null) return [];
    const evidence = { shape: first.pattern, share: share(first.count, filled) };
    return [{ check: { kind: 'pattern', column: column.name, pattern }, criterion: 'correct', severity: 'medium', evidence }];
  });

/** Of a known type, written in several ways, and stored as text; a column that reads as dates or numbers throughout has one way. */
function isMixed(profile: TableProfile, { type, storage, semanticType, patterns, missing }: ColumnProfile): boolean {
  return type === 'text' && storage === 'text' && semanticType !== null && patterns.length > 1 && profile.rows - missing >= enoughRecords;
}

/** The expression of a shape of digits and signs (`9{2}/9{2}/9{4}`); null where it holds letters. */
function expression(shape: string): string | null {
  const parts = shape.match(/9(\{\d+\})?|./gsu) ?? [];
  const digits = parts.some((part) => part.startsWith('9'));
  if (!digits || parts.some((part) => /\p{L}/u.test(part))) return null;
  return `^${parts.map((part) => (part.startsWith('9') ? `[0-9]${part.slice(1)}` : part.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'))).join('')}$`;
}
