import type { PackedRecords } from '../packed-records.ts';
import type { ReadingPlan } from '../reading-plan.ts';
import { columnAt, pageOfMemory, tablesFrom } from './columns-of-pairs.ts';
import { type Code, FunctionOfIntegers, f64, i32, ifTrue, type Local, whileTrue } from './emit.ts';
import { readPair } from './read-pair.ts';

/** What threads need to find pairs: data, and a function made for these comparisons and rules. */
export interface PairKernel {
  /** Exports `run` (see `pairKernel`) and `memory`. */
  module: WebAssembly.Module;
  /** Bytes of a row: the record's id and its integers. */
  rowBytes: number;
  /** What is put into memory before: tables of doubles and where they begin, each number taken so many times. */
  rarities: readonly { at: Float64Array; from: number; times: number }[];
  /** Where rows begin. */
  rowsFrom: number;
  /** By place of a rule its bit, and those of the rules before it. */
  own: readonly number[];
  before: readonly number[];
}

/**
 * Makes the function that reads the pairs of blocks (see `readPair`). Of rows from `a` up to `stop` each with those behind it up to `end`; `rule`: the bit of the rule whose blocks these are, 0 where every pair is taken; `before`: those of the rules that
 * give their pairs first; `next`: how many pairs are there. Gives how many there are then.
 */
export function pairKernel(plan: ReadingPlan, records: PackedRecords, isLink: boolean): PairKernel {
  const { comparisons, rules } = plan;
  let rowsFrom = tablesFrom;
  const rarities = comparisons.map(({ rarity, rarityWeight: times, equalIsFirst }) => {
    if (!rarity || !equalIsFirst) return undefined;
    const from = rowsFrom;
    rowsFrom += 8 * rarity.at.length;
    return { from, times, at: rarity.at };
  });
  const made = new FunctionOfIntegers(6);
  const [a, stop, end, rule, before, next] = made.params as [Local, Local, Local, Local, Local, Local];
  const at = made.local('i32');
  const cell = (row: Local, place: number): Code => i32.load(row.get, 4 * (1 + place));
  const rowBytes = 4 * (1 + records.width);
  const rarityOf = (comparison: number, value: Code): Code | undefined => {
    const table = rarities[comparison];
    return table && f64.load(i32.shiftLeft(value, i32.const(3)), table.from);
  };
  const { compare, equal, found, prepare, open, pattern, rarity } = readPair(plan, made, {
    a,
    b: at,
    cell,
    idOf: (row) => i32.load(row.get),
    rarityOf,
  });
  const four = made.local('i32');
  const eight = made.local('i32');
  const take = [
    four.set(i32.shiftLeft(next.get, i32.const(2))),
    eight.set(i32.shiftLeft(next.get, i32.const(3))),
    i32.store(four.get, columnAt.l, i32.load(a.get)),
    i32.store(four.get, columnAt.r, i32.load(at.get)),
    i32.store(four.get, columnAt.rules, found.get),
    i32.store(four.get, columnAt.equal, equal.get),
    prepare,
    i32.store(four.get, columnAt.open, open),
    f64.store(eight.get, columnAt.pattern, f64.ofI64(pattern)),
    f64.store(eight.get, columnAt.rarity, rarity),
    next.set(i32.add(next.get, i32.const(1))),
  ];
  const ofRule = isLink ? i32.and(i32.ne(i32.and(found.get, rule.get), i32.const(0)), i32.ne(cell(a, 0), cell(at, 0))) : i32.and(found.get, rule.get);
  const isTaken = i32.and(i32.eqz(i32.and(found.get, before.get)), i32.ne(i32.or(ofRule, i32.eqz(rule.get)), i32.const(0)));
  const body = whileTrue(
    i32.below(a.get, stop.get),
    at.set(i32.add(a.get, i32.const(rowBytes))),
    whileTrue(i32.below(at.get, end.get), compare, ifTrue(isTaken, ...take), at.set(i32.add(at.get, i32.const(rowBytes)))),
    a.set(i32.add(a.get, i32.const(rowBytes))),
  );
  return {
    module: made.module([...body, ...next.get], Math.ceil(rowsFrom / pageOfMemory) + 1),
    rowBytes,
    rowsFrom,
    rarities: rarities.filter((table) => table !== undefined),
    own: rules.map(({ bit }) => bit),
    before: rules.map((_, place) => rules.slice(0, place).reduce((all, { bit }) => all | bit, 0)),
  };
}
