import type { CheckName, Messages } from '../messages/index.ts';
import { lookup } from './lookup.ts';

const sameIn = /\.same-in-(.+)$/s;

/** The kind of check that a rule's id ends in: `<table>.<columns>.<kind>`, perhaps with a number after `#`. */
export function checkOf(rule: string): CheckName | string {
  return rule.replace(/#\d+$/, '').split('.').at(-1) ?? '';
}

/** What a rule asks, in words; the id itself where its kind is not known. */
export function ruleInWords(words: Messages, rule: string, columns: readonly string[], kind: string = checkOf(rule)): string {
  const names = columns.join(' + ');
  const other = sameIn.exec(rule)?.[1];
  if (other !== undefined) return words.sameIn(names, other);
  return lookup(words.checks, kind)?.(names) ?? rule;
}
