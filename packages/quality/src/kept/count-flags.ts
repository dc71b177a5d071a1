import type { RecordRuleOf } from '../run/scan.ts';

/** How many records have one combination of flags. `flags`: three signs a rule, as `flagsText` writes them. */
export interface Combination {
  flags: string;
  n: number;
}

export interface Count {
  checked: number;
  failed: number;
  variants: number;
  /** All that break the rule, whichever reports them. */
  broken: number;
}

/** Of each rule what it speaks about, reports, and sees as variants; `isBefore`: does the first rule leave the second no value? */
export function countFlags(
  rules: readonly RecordRuleOf[],
  asked: readonly RecordRuleOf[],
  combinations: readonly Combination[],
  isBefore: (a: RecordRuleOf, b: RecordRuleOf) => boolean,
): Map<RecordRuleOf, Count> {
  const place = (rule: RecordRuleOf): number => 3 * rules.indexOf(rule);
  return new Map(
    asked.map((rule) => {
      const own = place(rule);
      const earlier = rule.kind.silent ? [] : asked.filter((other) => isBefore(other, rule)).map((other) => place(other) + 1);
      const count = { checked: 0, failed: 0, variants: 0, broken: 0 };
      for (const { flags, n } of combinations) {
        if (flags[own] === '1') count.checked += n;
        if (flags[own + 1] !== '1') continue;
        count.broken += n;
        if (earlier.some((at) => flags[at] === '1')) continue;
        if (flags[own + 2] === '1') count.variants += n;
        else count.failed += n;
      }
      return [rule, count];
    }),
  );
}
