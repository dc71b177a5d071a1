import { drawnBelow, ofLeft, ofRight } from '../../compare/draw-number.ts';
import type { HalvesTest } from '../../compare/halves.ts';
import type { PackedRecords } from '../packed-records.ts';
import type { ReadComparison, ReadingPlan, ReadRule } from '../reading-plan.ts';
import { columnAt, pageOfMemory, tablesFrom } from './columns-of-pairs.ts';
import { type Code, FunctionOfIntegers, f64, i32, i64, ifTrue, type Local, select, whileTrue } from './emit.ts';

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
 * Makes the function that reads pairs as `PairReader` does: what is asked of them is known, so that nothing is looked up for each pair, and as it cannot be foreseen whether values are equal, all is computed
 * rather than asked. Of rows from `a` up to `stop` each with those behind it up to `end`; `rule`: the bit of the rule whose blocks these are, 0 where every pair is taken; `before`: those of the rules that
 * give their pairs first; `next`: how many pairs are there. Gives how many there are then.
 */
export function pairKernel({ comparisons, rules }: ReadingPlan, records: PackedRecords, isLink: boolean): PairKernel {
  let rowsFrom = tablesFrom;
  const rarities = comparisons.flatMap(({ code, rarity, rarityWeight: times, equalIsFirst }, of) => {
    if (!rarity || !equalIsFirst) return [];
    const from = rowsFrom;
    rowsFrom += 8 * rarity.at.length;
    return [{ of, code, from, times, at: rarity.at }];
  });
  const made = new FunctionOfIntegers(6);
  const [a, stop, end, rule, before, next] = made.params as [Local, Local, Local, Local, Local, Local];
  const at = made.local('i32');
  const found = made.local('i32');
  const cell = (row: Local, place: number): Code => i32.load(row.get, 4 * (1 + place));
  const rowBytes = 4 * (1 + records.width);
  const known = comparisons.map((one) => ({ one, isThere: made.local('i32'), equal: made.local('i32') }));
  const compared = known.flatMap(({ one, isThere, equal }) => [
    isThere.set(i32.atLeast(i32.or(cell(a, one.code), cell(at, one.code)), i32.const(0))),
    equal.set(i32.and(i32.eq(cell(a, one.code), cell(at, one.code)), isThere.get)),
  ]);
  const equals = sum(known.map(({ one, equal }) => i32.multiply(equal.get, i32.const(one.bit))));
  const equal = made.local('i32');
  const held = sum(rules.map((one) => i32.multiply(holds(one, equal, a, at, cell), i32.const(one.bit))));
  const levels = known.map((each) => levelAndOpen(each, (row, place) => cell(row, place), a, at, made));
  const pattern = levels
    .map(({ level }, i) => i64.multiply(i64.of(level), i64.const(BigInt(comparisons[i]?.place ?? 1))))
    .reduce((all, one) => i64.add(all, one), i64.const(0n));
  const open = sum(levels.map((one, i) => i32.multiply(one.open, i32.const(comparisons[i]?.bit ?? 0))));
  const none = f64.ofI32(i32.const(0));
  const rarity = rarities
    .map(({ of, code, from }) => {
      const isEqual = known[of]?.equal.get ?? i32.const(0);
      // Of values that differ, or are missing, the first is read, for nothing.
      return select(f64.load(i32.shiftLeft(i32.multiply(cell(a, code), isEqual), i32.const(3)), from), none, isEqual);
    })
    .reduce((all, one) => f64.add(all, one), none);
  const four = made.local('i32');
  const eight = made.local('i32');
  const take = [
    four.set(i32.shiftLeft(next.get, i32.const(2))),
    eight.set(i32.shiftLeft(next.get, i32.const(3))),
    i32.store(four.get, columnAt.l, i32.load(a.get)),
    i32.store(four.get, columnAt.r, i32.load(at.get)),
    i32.store(four.get, columnAt.rules, found.get),
    i32.store(four.get, columnAt.equal, equal.get),
    ...levels.flatMap(({ prepare }) => prepare),
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
    whileTrue(
      i32.below(at.get, end.get),
      ...compared,
      equal.set(equals),
      found.set(held),
      ifTrue(isTaken, ...take),
      at.set(i32.add(at.get, i32.const(rowBytes))),
    ),
    a.set(i32.add(a.get, i32.const(rowBytes))),
  );
  return {
    module: made.module([...body, ...next.get], Math.ceil(rowsFrom / pageOfMemory) + 1),
    rowBytes,
    rowsFrom,
    rarities: rarities.map(({ at: table, from, times }) => ({ at: table, from, times })),
    own: rules.map(({ bit }) => bit),
    before: rules.map((_, place) => rules.slice(0, place).reduce((all, { bit }) => all | bit, 0)),
  };
}

type Cell = (row: Local, place: number) => Code;

const sum = (parts: readonly Code[]): Code => parts.reduce((all, one) => i32.add(all, one), i32.const(0));

/** 1 where the rule holds, else 0. */
function holds({ equal, block, below }: ReadRule, equals: Local, a: Local, b: Local, cell: Cell): Code {
  const sameBlock = i32.and(
    i32.atLeast(cell(a, block), i32.const(0)),
    i32.and(i32.eq(cell(a, block), cell(b, block)), i32.eq(cell(a, block + 1), cell(b, block + 1))),
  );
  const told = block >= 0 ? sameBlock : i32.eq(i32.and(equals.get, i32.const(equal)), i32.const(equal));
  if (below < 0) return told;
  const rest = (row: Local, times: number): Code => i32.multiply(i32.remainder(i32.load(row.get), i32.const(drawnBelow)), i32.const(times));
  const drawn = i32.remainder(i32.add(rest(a, ofLeft), rest(b, ofRight % drawnBelow)), i32.const(drawnBelow));
  return i32.and(told, i32.below(drawn, i32.const(below)));
}

interface Known {
  one: ReadComparison;
  isThere: Local;
  equal: Local;
}

/** The level of a comparison, and 1 where its texts must be looked at; what is computed before. */
function levelAndOpen({ one, isThere, equal }: Known, cell: Cell, a: Local, b: Local, made: FunctionOfIntegers) {
  const same = one.equalIsFirst ? equal.get : i32.const(0);
  const differs = i32.subtract(isThere.get, same);
  const tests = one.level ?? one.mayReach;
  const number = (row: Local, half: number): Code => cell(row, one.number + half);
  const halves = [number(a, 0), number(a, 1), number(b, 0), number(b, 1)].map((code) => ({ code, local: made.local('i32') }));
  const prepare = tests ? halves.map(({ code, local }) => local.set(code)) : [];
  const [aHigh, aLow, bHigh, bLow] = halves.map(({ local }) => local) as [Local, Local, Local, Local];
  const asked = (tests ?? []).map((test) => testHolds(test, aHigh, aLow, bHigh, bLow));
  const level = made.local('i32');
  // Equal values are the level before all tests; the first test that holds decides.
  const firstLevel = one.level
    ? asked.reduceRight<Code>((others, test, place) => select(i32.const(place + 2), others, test), i32.const(asked.length + 2))
    : i32.const(one.last);
  const mayReach = one.mayReach ? asked.reduce((all, test) => i32.or(all, test), i32.const(0)) : i32.const(1);
  return {
    prepare: [...prepare, level.set(i32.add(same, i32.multiply(differs, firstLevel)))],
    level: level.get,
    open: one.isDecided ? i32.const(0) : i32.and(differs, mayReach),
  };
}

/** In the high half: the text is not of digits alone (see `Dialect.neighbourBits`). */
const ofOtherText = 2 ** 30;
/** Days between any two: more would not fit in 64 bits. */
const mostDays = 2 ** 28;

/** 1 where the test holds of two numbers, else 0, as `halves.ts` has it. */
function testHolds(test: HalvesTest, aHigh: Local, a: Local, bHigh: Local, b: Local): Code {
  const zero = i32.const(0);
  const areDays = i32.and(i32.greaterThan(aHigh.get, zero), i32.greaterThan(bHigh.get, zero));
  const sameYear = i32.and(i32.atLeast(i32.or(aHigh.get, bHigh.get), zero), i32.eqz(i32.and(i32.xor(a.get, b.get), i32.const(0xffff0000))));
  const byte = (of: Local, place: number): Code => i32.and(i32.shiftRight(of.get, i32.const(place)), i32.const(0xff));
  const isNewYear = (of: Local): Code => i32.eq(i32.and(of.get, i32.const(0xffff)), i32.const(0x0101));
  switch (test.asks) {
    case 'few-bits-missing': {
      const missing = (left: Local, right: Local): Code => i32.countBits(i32.and(left.get, i32.xor(right.get, i32.const(-1))));
      const isUnknown = i32.lessThan(i32.or(aHigh.get, bHigh.get), zero);
      const isOther = i32.ne(i32.and(i32.xor(aHigh.get, bHigh.get), i32.const(ofOtherText)), zero);
      const few = i32.atMost(i32.add(missing(aHigh, bHigh), missing(a, b)), i32.const(test.most));
      return i32.or(few, i32.or(isUnknown, isOther));
    }
    case 'days-within': {
      const whole = (high: Local, low: Local): Code => i64.or(i64.shiftLeft(i64.of(high.get), i64.const(32n)), i64.of(low.get));
      const bound = (BigInt(Math.min(Math.floor(test.days), mostDays)) + 1n) << 32n;
      const apart = i64.subtract(whole(aHigh, a), whole(bHigh, b));
      // Between both bounds, by one comparison.
      return i32.and(areDays, i64.below(i64.add(apart, i64.const(bound - 1n)), i64.const(2n * bound - 1n)));
    }
    case 'day-month-swapped':
      return i32.and(i32.and(areDays, sameYear), i32.and(i32.eq(byte(a, 8), byte(b, 0)), i32.eq(byte(b, 8), byte(a, 0))));
    case 'same-year':
      return test.unknownDay ? i32.and(sameYear, i32.or(isNewYear(a), isNewYear(b))) : sameYear;
    case 'one-digit-apart': {
      const bits = i32.xor(a.get, b.get);
      const shifted = [1, 2, 3].reduce((all, by) => i32.or(all, i32.shiftRight(bits, i32.const(by))), bits);
      return i32.and(areDays, i32.atMost(i32.countBits(i32.and(shifted, i32.const(0x11111111))), i32.const(1)));
    }
  }
}
