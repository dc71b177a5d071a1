import { drawnBelow, ofLeft, ofRight } from '../../compare/draw-number.ts';
import type { HalvesTest } from '../../compare/halves.ts';
import type { ReadComparison, ReadingPlan, ReadRule } from '../reading-plan.ts';
import { type Code, type FunctionOfIntegers, f64, i32, i64, type Local, select } from './emit.ts';

/** Where the records of a pair are. */
export interface PairPlaces {
  a: Local;
  b: Local;
  /** The integer of a record at a place of packed records. */
  cell: Cell;
  /** The id of a record. */
  idOf: (row: Local) => Code;
  /** How rare a value of a comparison is, by its number; undefined where none is asked. */
  rarityOf: (comparison: number, value: Code) => Code | undefined;
}

/** What is read of a pair: `compare` first; the rest, after `prepare`, of those pairs that are taken. */
export interface PairRead {
  compare: Code;
  /** Bits of the comparisons whose codes are equal, and of the rules that hold. */
  equal: Local;
  found: Local;
  prepare: Code;
  open: Code;
  /** 64 bits. */
  pattern: Code;
  rarity: Code;
}

/**
 * Reads what codes tell of a pair, as `pairFacts` does in the engine: what is asked is known, so that nothing is looked up for each pair, and as it cannot be foreseen whether values are equal, all is computed
 * rather than asked.
 */
export function readPair({ comparisons, rules }: ReadingPlan, made: FunctionOfIntegers, { a, b, cell, idOf, rarityOf }: PairPlaces): PairRead {
  const known = comparisons.map((one) => ({ one, isThere: made.local('i32'), equal: made.local('i32') }));
  const [equal, found] = [made.local('i32'), made.local('i32')];
  const compared = known.flatMap(({ one, isThere, equal }) => [
    isThere.set(i32.atLeast(i32.or(cell(a, one.code), cell(b, one.code)), i32.const(0))),
    equal.set(i32.and(i32.eq(cell(a, one.code), cell(b, one.code)), isThere.get)),
  ]);
  const equals = sum(known.map(({ one, equal }) => i32.multiply(equal.get, i32.const(one.bit))));
  const held = sum(rules.map((one) => i32.multiply(holds(one, equal, a, b, cell, idOf), i32.const(one.bit))));
  const levels = known.map((each) => levelAndOpen(each, cell, a, b, made));
  const none = f64.ofI32(i32.const(0));
  return {
    compare: [...compared.flat(), ...equal.set(equals), ...found.set(held)],
    equal,
    found,
    prepare: levels.flatMap(({ prepare }) => prepare.flat()),
    open: sum(levels.map((one, i) => i32.multiply(one.open, i32.const(comparisons[i]?.bit ?? 0)))),
    pattern: levels
      .map(({ level }, i) => i64.multiply(i64.of(level), i64.const(BigInt(comparisons[i]?.place ?? 1))))
      .reduce((all, one) => i64.add(all, one), i64.const(0n)),
    rarity: known
      .flatMap(({ one, equal }, i) => {
        // Of values that differ, or are missing, the first is read, for nothing.
        const rarity = rarityOf(i, i32.multiply(cell(a, one.code), equal.get));
        return rarity ? [select(rarity, none, equal.get)] : [];
      })
      .reduce((all, one) => f64.add(all, one), none),
  };
}

type Cell = (row: Local, place: number) => Code;

const sum = (parts: readonly Code[]): Code => parts.reduce((all, one) => i32.add(all, one), i32.const(0));

/** 1 where the rule holds, else 0. */
function holds({ equal, block, below }: ReadRule, equals: Local, a: Local, b: Local, cell: Cell, idOf: PairPlaces['idOf']): Code {
  const sameBlock = i32.and(
    i32.atLeast(cell(a, block), i32.const(0)),
    i32.and(i32.eq(cell(a, block), cell(b, block)), i32.eq(cell(a, block + 1), cell(b, block + 1))),
  );
  const told = block >= 0 ? sameBlock : i32.eq(i32.and(equals.get, i32.const(equal)), i32.const(equal));
  if (below < 0) return told;
  const rest = (row: Local, times: number): Code => i32.multiply(i32.remainder(idOf(row), i32.const(drawnBelow)), i32.const(times));
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

/** 1 where the test holds of two numbers, else 0. */
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
