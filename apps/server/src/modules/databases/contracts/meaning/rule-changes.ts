import { type Contract, checkColumns, contractRules, type Rule } from '@sogoc/contract';
import { askedOf } from './asked-of.ts';
import type { ContractChange } from './change.ts';
import { promiseOf } from './promise-of.ts';

/** Rules that came, went, or ask otherwise. Those that follow from a promised time are told as times. */
export function ruleChanges(before: Contract, after: Contract): ContractChange[] {
  const [old, now] = [rulesOf(before), rulesOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => changeOf(old.get(id), now.get(id)));
}

function rulesOf(contract: Contract): Map<string, Rule> {
  const { rules } = contractRules(contract, contract.id);
  return new Map(rules.filter(({ check }) => check.kind !== 'newest').map((rule) => [rule.id, rule]));
}

function changeOf(old: Rule | undefined, now: Rule | undefined): ContractChange[] {
  const rule = now ?? old;
  if (!rule) return [];
  const [before, after] = [old ? askedOf(old) : null, now ? askedOf(now) : null];
  if (old && now && before === after) return [];
  const at = { part: 'rule' as const, table: rule.table, columns: [...checkColumns(rule.check)], what: rule.check.kind, before, after };
  if (!old) return [{ ...at, change: 'added', promise: 'more' }];
  if (!now) return [{ ...at, change: 'removed', promise: 'less' }];
  return [{ ...at, change: 'changed', promise: promiseOf(old, now) }];
}
