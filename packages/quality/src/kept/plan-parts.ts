import type { TableProfile } from '@sogoc/profile';
import { tellableParts } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import type { PartScan } from './scan-parts.ts';
import type { Unit } from './unit.ts';

/** As in `plan` of whole tables. */
const perScan = 64;
const smallTable = 50_000;
const recordsPerValue = 4;

/**
 * Splits units into scans of some parts. `known`: the table's profile as the caller gives it, whose counts of distinct values say how to ask and nothing
 * else.
 */
export function planParts(units: readonly Unit[], known: TableProfile, context: RuleContext): PartScan[] {
  const scans: PartScan[] = [];
  let packed: Unit[] = [];
  let rules = 0;
  const close = (): void => {
    if (packed.length > 0) scans.push({ units: packed, context, values: false });
    [packed, rules] = [[], 0];
  };
  for (const unit of units) {
    if (repeatsMuch(unit, known, context)) {
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

/** Does each value of the column stand for several records of a part? */
function repeatsMuch({ column, rules }: Unit, known: TableProfile, { profile }: RuleContext): boolean {
  const parts = tellableParts(profile);
  const distinct = known.columns.find(({ name }) => name === column)?.distinct;
  const alone = rules.every(({ rule: { check } }) => 'column' in check && check.column === column);
  if (!parts || !alone || distinct === undefined || profile.rows <= smallTable) return false;
  return distinct * recordsPerValue <= profile.rows / parts.length;
}
