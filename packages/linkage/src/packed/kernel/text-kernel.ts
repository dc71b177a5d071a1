import { mostCharacters } from '../../compare/characters.ts';
import type { TextTest } from '../../compare/text-levels.ts';
import { type Code, FunctionOfIntegers, f64, i32, ifTrue, type Local, plus, select, v128, whileTrue } from './emit.ts';

/** Where both texts begin in memory. */
const [leftFrom, rightFrom] = [0, mostCharacters];

/** First characters that count when they are the same, from this similarity on, and for how much each. */
const [mostFirst, similarFrom, ofFirst] = [4, 0.7, 0.1];

/**
 * Makes the function that tells the first of the tests (from 1) that holds for two texts, one more than the last where none does. Of the lengths of both, 1 to 32, and whether they are the same; their
 * characters, of one byte each, are in memory, those of the right text behind room for 32. All places where the left text has a character are found by two comparisons of sixteen lanes, so that no table of characters is needed.
 */
export function textKernel(tests: readonly TextTest[]): WebAssembly.Module {
  const made = new FunctionOfIntegers(3);
  const [length, other, isSame] = made.params as [Local, Local, Local];
  const texts = new Texts(made, length);
  const apart = made.local('i32');
  const alike = made.local('f64');
  const asks = (kind: TextTest['asks']): boolean => tests.some((test) => test.asks === kind);
  const holds = (test: TextTest): Code => {
    if (test.asks === 'equal') return isSame.get;
    return test.asks === 'edits' ? f64.atMost(f64.ofI32(apart.get), f64.const(test.most)) : f64.atLeast(alike.get, f64.const(test.least));
  };
  const level = tests.reduceRight<Code>((others, test, place) => select(i32.const(place + 1), others, holds(test)), i32.const(tests.length + 1));
  const body = [
    ...texts.prepare,
    ...(asks('edits') ? edits(made, texts, length, other, apart) : []),
    ...(asks('similarity') ? similarity(made, texts, length, other, alike) : []),
    ...level,
  ];
  return made.module(body, 1);
}

/** The left text in two vectors. */
class Texts {
  readonly prepare: Code;
  readonly #halves: readonly [Local, Local];
  /** Bits of the places that the left text has. */
  readonly #within: Local;

  constructor(made: FunctionOfIntegers, length: Local) {
    this.#halves = [made.local('v128'), made.local('v128')];
    this.#within = made.local('i32');
    this.prepare = [
      ...this.#halves[0].set(v128.load(i32.const(leftFrom))),
      ...this.#halves[1].set(v128.load(i32.const(leftFrom + 16))),
      ...this.#within.set(i32.shiftRight(i32.const(-1), i32.subtract(i32.const(mostCharacters), length.get))),
    ];
  }

  /** The places of a character in the left text, as bits. */
  placesOf(character: Code): Code {
    const [first, second] = this.#halves.map((half) => v128.bits(v128.equalBytes(half.get, v128.ofByte(character)))) as [Code, Code];
    return i32.and(i32.or(first, i32.shiftLeft(second, i32.const(16))), this.#within.get);
  }
}

const one = i32.const(1);
const not = (value: Code): Code => i32.xor(value, i32.const(-1));
const lowest = (bits: Code): Code => i32.and(bits, i32.subtract(i32.const(0), bits));

/** Characters inserted, left out or replaced from one text to the other. (Levenshtein 1966; by bits as Myers 1999 and Hyyrö 2003.) */
function edits(made: FunctionOfIntegers, texts: Texts, length: Local, other: Local, apart: Local): Code {
  const [at, more, less, here, diagonal, up, down] = made.locals(7, 'i32');
  const last = made.local('i32');
  const has = (bits: Local): Code => i32.ne(i32.and(bits.get, last.get), i32.const(0));
  const shifted = i32.or(i32.shiftLeft(up.get, one), one);
  return [
    ...apart.set(length.get),
    ...last.set(i32.shiftLeft(one, i32.subtract(length.get, one))),
    ...more.set(i32.const(-1)),
    ...less.set(i32.const(0)),
    ...at.set(i32.const(0)),
    ...whileTrue(
      i32.below(at.get, other.get),
      here.set(texts.placesOf(i32.loadByte(at.get, rightFrom))),
      diagonal.set(i32.or(i32.or(i32.xor(i32.add(i32.and(here.get, more.get), more.get), more.get), here.get), less.get)),
      up.set(i32.or(less.get, not(i32.or(diagonal.get, more.get)))),
      down.set(i32.and(more.get, diagonal.get)),
      // No bit is in both.
      plus(apart, i32.subtract(has(up), has(down))),
      less.set(i32.and(shifted, diagonal.get)),
      more.set(i32.or(i32.shiftLeft(down.get, one), not(i32.or(diagonal.get, shifted)))),
      plus(at, one),
    ),
  ];
}

/** Jaro-Winkler similarity, 0..1, computed step by step as the engine does, so that it is the same number. (Jaro 1989, Winkler 1990.) */
function similarity(made: FunctionOfIntegers, texts: Texts, length: Local, other: Local, alike: Local): Code {
  const [at, reach, found, rest, others, shared, moved, first] = made.locals(8, 'i32');
  const longest = select(length.get, other.get, i32.greaterThan(length.get, other.get));
  const upTo = i32.add(at.get, reach.get);
  // Bits up to `at + reach`, and from `at - reach` on.
  const below = select(i32.const(-1), i32.subtract(i32.shiftLeft(one, i32.add(upTo, one)), one), i32.atLeast(upTo, i32.const(31)));
  const from = i32.subtract(at.get, reach.get);
  const above = select(i32.shiftLeft(i32.const(-1), from), i32.const(-1), i32.greaterThan(from, i32.const(0)));
  const isFound = i32.ne(found.get, i32.const(0));
  const both = f64.ofI32(shared.get);
  const inOrder = f64.subtract(both, f64.ofI32(i32.shiftRight(moved.get, one)));
  const shares = f64.add(f64.add(f64.divide(both, f64.ofI32(length.get)), f64.divide(both, f64.ofI32(other.get))), f64.divide(inOrder, both));
  const [none, whole] = [f64.const(0), f64.const(1)];
  const raised = f64.add(alike.get, f64.multiply(f64.multiply(f64.ofI32(first.get), f64.const(ofFirst)), f64.subtract(whole, alike.get)));
  const fewest = select(length.get, other.get, i32.lessThan(length.get, other.get));
  const isFirst = (place: number): Code =>
    i32.and(i32.greaterThan(fewest, i32.const(place)), i32.eq(i32.loadByte(i32.const(leftFrom + place)), i32.loadByte(i32.const(rightFrom + place))));
  return [
    ...reach.set(i32.subtract(i32.shiftRight(longest, one), one)),
    ...reach.set(select(reach.get, i32.const(0), i32.greaterThan(reach.get, i32.const(0)))),
    ...[at, rest, others, shared, moved].flatMap((local) => [...local.set(i32.const(0))]),
    ...whileTrue(
      i32.below(at.get, other.get),
      found.set(i32.and(i32.and(texts.placesOf(i32.loadByte(at.get, rightFrom)), i32.and(below, above)), not(rest.get))),
      rest.set(i32.or(rest.get, lowest(found.get))),
      others.set(i32.or(others.get, i32.shiftLeft(isFound, at.get))),
      plus(shared, isFound),
      plus(at, one),
    ),
    ...whileTrue(
      others.get,
      plus(moved, i32.ne(i32.loadByte(i32.lowestBit(rest.get), leftFrom), i32.loadByte(i32.lowestBit(others.get), rightFrom))),
      rest.set(i32.and(rest.get, i32.subtract(rest.get, one))),
      others.set(i32.and(others.get, i32.subtract(others.get, one))),
    ),
    ...alike.set(select(none, f64.divide(shares, f64.const(3)), i32.eqz(shared.get))),
    ...ifTrue(
      f64.greaterThan(alike.get, f64.const(similarFrom)),
      first.set(firstOf(Array.from({ length: mostFirst }, (_, place) => isFirst(place)))),
      alike.set(raised),
    ),
  ];
}

/** How many conditions hold before the first that does not. */
const firstOf = (conditions: readonly Code[]): Code =>
  conditions.reduceRight<Code>((others, condition) => i32.and(i32.add(others, one), i32.subtract(i32.const(0), condition)), i32.const(0));
