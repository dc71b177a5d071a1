import type { RuleContext } from '../rule-kind.ts';
import { type RecordRuleOf, type Scan, scanRecords, scanValues } from './scan.ts';

/** Rules in one scan of all records. More, and the engine's vectors leave the processor's cache without a scan less to show for it. */
const perScan = 64;
/** Tables up to this many rows are asked record by record: to set up a query for each column would cost more than it saves. */
const smallTable = 50_000;
/** Values are asked instead of records where each stands for at least this many records on average. */
const recordsPerValue = 4;

/**
 * Splits the rules of a table into scans. Rules of one column stay together, since they leave values to each other. See docs/adr/0025 for what was
 * measured.
 */
export function plan(rules: readonly RecordRuleOf[], context: RuleContext): (() => Scan)[] {
  const columns = Map.groupBy(rules, ({ rule: { check } }) => ('column' in check && check.column !== undefined ? check.column : ''));
  const scans: (() => Scan)[] = [];
  let packed: RecordRuleOf[] = [];
  const close = (): void => {
    const group = packed;
    if (group.length > 0) scans.push(() => scanRecords(group, context));
    packed = [];
  };
  for (const [name, group] of columns) {
    const column = context.profile.columns.find((known) => known.name === name);
    if (column && context.profile.rows > smallTable && column.distinct * recordsPerValue <= context.profile.rows) {
      scans.push(() => scanValues(group, column, context));
      continue;
    }
    if (packed.length + group.length > perScan) close();
    packed.push(...group);
  }
  close();
  return scans;
}
