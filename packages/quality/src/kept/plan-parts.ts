import type { RuleContext } from '../rule-kind.ts';
import type { PartScan } from './scan-parts.ts';
import type { Unit } from './unit.ts';

/** As in `plan` of whole tables. */
const perScan = 64;

/** Splits units into scans of some parts; those of columns that repeat much are asked value by value. */
export function planParts(units: readonly Unit[], repeating: ReadonlySet<string>, context: RuleContext): PartScan[] {
  const scans: PartScan[] = [];
  let packed: Unit[] = [];
  let rules = 0;
  const close = (): void => {
    if (packed.length > 0) scans.push({ units: packed, context, values: false });
    [packed, rules] = [[], 0];
  };
  for (const unit of units) {
    if (repeating.has(unit.column) && isAlone(unit)) {
      scans.push({ units: [unit], context, values: true });
      continue;
    }
    if (rules + unit.rules.length > perScan) close();
    packed.push(unit);
    rules += unit.rules.length;
  }
  close();
  return scans;
}

/** Do all rules look at the column that they name, and at no other? */
function isAlone({ column, rules }: Unit): boolean {
  return rules.every(({ rule: { check } }) => 'column' in check && check.column === column);
}
