import { type CheckName, checkNames, type Messages } from '../messages/index.ts';

const longestFirst = [...checkNames].sort((a, b) => b.length - a.length);
const sameIn = /\.same-in-(.+)$/s;

/** The kind of check that a rule's id ends in (`<table>.<columns>.<kind>`, perhaps with a number after `#`), or null. */
export function checkOf(rule: string): CheckName | null {
  const last = rule.replace(/#\d+$/, '').split('.').at(-1) ?? '';
  return longestFirst.find((check) => check === last) ?? null;
}

/** What a rule asks, in words; the id itself where its kind is not known. */
export function ruleInWords(words: Messages, rule: string, columns: readonly string[], kind: string | null = checkOf(rule)): string {
  const names = columns.join(' + ');
  const other = sameIn.exec(rule)?.[1];
  if (other !== undefined) return words.sameIn(names, other);
  const check = checkNames.find((name) => name === kind);
  return check ? words.checks[check](names) : rule;
}
