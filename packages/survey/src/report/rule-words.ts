import { type CheckName, checkNames, type Messages } from '../messages/index.ts';
import { lookup } from './lookup.ts';

const longestFirst = [...checkNames].sort((a, b) => b.length - a.length);
const otherNames: Record<string, CheckName> = {
  'reference-mismatch': 'agreement',
  original: 'agreement',
  origin: 'agreement',
  duplicate: 'duplicate-rows',
};

/** The kind of check that a rule's id names, or null. An id is made from table, columns and kind. */
export function checkOf(rule: string): CheckName | null {
  const parts = rule.split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
  for (const part of parts.reverse()) {
    const name = longestFirst.find((check) => check === part) ?? lookup(otherNames, part);
    if (name) return name;
  }
  return null;
}

/** What a rule asks, in words; the id itself where its kind is not known. */
export function ruleInWords(words: Messages, rule: string, columns: readonly string[]): string {
  const check = checkOf(rule);
  return check ? words.checks[check](columns.join(', ')) : rule;
}
