import type { Check, Rule } from './rule.ts';

/** The columns that a check looks at, in its own order; none where it looks at whole records. */
export function checkColumns(check: Check): readonly string[] {
  if ('columns' in check) return check.columns;
  return 'column' in check && check.column !== undefined ? [check.column] : [];
}

/** `<table>.<columns>.<kind>`: the same for the same question, from run to run. */
export function ruleId(table: string, check: Check): string {
  return [table, checkColumns(check).join('+'), check.kind].filter((part) => part !== '').join('.');
}

/** Gives rules that ask one kind twice of the same columns a number, so that ids stay unique within a database. */
export function withUniqueIds(rules: readonly Rule[]): Rule[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const address = `${rule.database}\u001f${rule.id}`;
    const count = (seen.get(address) ?? 0) + 1;
    seen.set(address, count);
    return count === 1 ? rule : { ...rule, id: `${rule.id}#${count}` };
  });
}
