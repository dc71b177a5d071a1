import type { Contract } from '@sogoc/contract';
import type { ContractChange } from './change.ts';

type ServiceLevel = NonNullable<Contract['slaProperties']>[number];

/** Service levels that came, went, or are others: how often the data is renewed, how late it may come, how long it is kept. */
export function timeChanges(before: Contract, after: Contract): ContractChange[] {
  const [old, now] = [levelsOf(before), levelsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => changeOf(old.get(key), now.get(key)));
}

function levelsOf({ slaProperties = [] }: Contract): Map<string, ServiceLevel> {
  return new Map(slaProperties.map((level) => [`${level.property} ${level.element ?? ''}`, level]));
}

function changeOf(old: ServiceLevel | undefined, now: ServiceLevel | undefined): ContractChange[] {
  const level = now ?? old;
  if (!level) return [];
  const [before, after] = [old ? told(old) : null, now ? told(now) : null];
  if (before === after) return [];
  const [table = null, column] = level.element?.split('.') ?? [];
  const at = { part: 'time', table, columns: column === undefined ? [] : [column], what: level.property, before, after } as const;
  if (!old) return [{ ...at, change: 'added', promise: 'more' }];
  if (!now) return [{ ...at, change: 'removed', promise: 'less' }];
  return [{ ...at, change: 'changed', promise: promiseOf(old, now) }];
}

function told({ value, unit }: ServiceLevel): string {
  return unit === undefined ? String(value) : `${value} ${unit}`;
}

/** Sooner is more; of other service levels nothing is said. */
function promiseOf(old: ServiceLevel, now: ServiceLevel): ContractChange['promise'] {
  const [before, after] = [Number(old.value), Number(now.value)];
  if (!/^(frequency|latency|fy|ly)$/i.test(now.property) || old.unit !== now.unit || !(before > 0 && after > 0)) return 'same';
  return after < before ? 'more' : 'less';
}
