import type { Contract } from '@sogoc/contract';
import { contractDifferences } from '../differences.ts';
import { type ContractChange, shown } from './change.ts';
import { ruleChanges } from './rule-changes.ts';
import { structureChanges } from './structure-changes.ts';
import { timeChanges } from './time-changes.ts';

/** What a version of a contract promises otherwise than another: what it describes, what is checked, and by when. Order and layout of the text are no change. */
export function contractChanges(before: Contract, after: Contract): ContractChange[] {
  const structure = structureChanges(before, after);
  const whole = new Set(structure.filter(({ part, change }) => part === 'table' && change !== 'changed').map(({ table }) => table));
  // What is said of a table that comes or goes says all that stands in it.
  return [
    ...structure,
    ...ruleChanges(before, after).filter(({ table }) => !whole.has(table)),
    ...timeChanges(before, after),
    ...rest(before, after),
  ];
}

function rest(before: Contract, after: Contract): ContractChange[] {
  const frame = ({ schema: _schema, slaProperties: _times, ...document }: Contract) => document;
  return contractDifferences(frame(before), frame(after)).map(({ path, change, before: old, after: now }) => ({
    part: 'document',
    change,
    table: null,
    columns: [],
    what: path,
    before: shown(old),
    after: shown(now),
    promise: 'same',
  }));
}
