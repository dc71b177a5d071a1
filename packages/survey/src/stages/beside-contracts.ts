import type { Rule } from '@sogoc/contract';

/**
 * The rules of contracts, and the proposals that ask something beside them: a contract's rule replaces the proposal of the same id. Of a range it leaves what the contract leaves
 * open: that dates begin in 1900 does not say that they may lie in the future.
 */
export function besideContracts(written: readonly Rule[], proposed: readonly Rule[]): Rule[] {
  const address = ({ database, id }: Pick<Rule, 'database' | 'id'>): string => `${database}\u001f${id}`;
  const taken = new Map(written.map((rule) => [address(rule), rule]));
  const beside = proposed.flatMap((rule) => {
    const own = taken.get(address(rule));
    if (!own) return [rule];
    const open = openSide(rule, own);
    return open && !taken.has(address(open)) ? [open] : [];
  });
  return [...written, ...beside];
}

function openSide(proposed: Rule, own: Rule): Rule | null {
  if (proposed.check.kind !== 'range' || own.check.kind !== 'range') return null;
  const { kind, column, min, max, exclusiveMin } = proposed.check;
  const below = own.check.min === undefined && min !== undefined ? { min, ...(exclusiveMin && { exclusiveMin }) } : null;
  const above = own.check.max === undefined && max !== undefined ? { max } : null;
  return below || above ? { ...proposed, id: `${proposed.id}#2`, check: { kind, column, ...below, ...above } } : null;
}
