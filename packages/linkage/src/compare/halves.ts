import { countBits } from './count-bits.ts';

/** Tells of two numbers from 0 on, each in halves of 32 bits; where there is no number its high half is -1. */
export type OfHalves<R> = (leftHigh: number, leftLow: number, rightHigh: number, rightLow: number) => R;

/** What a test asks of two such numbers: data, so that other threads can ask it too. Dates are as `dateNumber` gives them, days before digits. */
export type HalvesTest =
  | { asks: 'few-bits-missing'; most: number }
  | { asks: 'days-within'; days: number }
  | { asks: 'day-month-swapped' }
  | { asks: 'same-year'; unknownDay: boolean }
  | { asks: 'one-digit-apart' };

/** In the high half: the text is not of digits alone, and its bits mean something else (see `Dialect.neighbourBits`). */
const ofOtherText = 2 ** 30;

/** The first of the tests that holds, equal values being the level before them all; one more than the last where none does. */
export function levelOfHalves(tests: readonly HalvesTest[]): OfHalves<number> {
  const known = tests.map(ofHalves);
  return (leftHigh, leftLow, rightHigh, rightLow) => {
    for (let level = 0; level < known.length; level += 1) if (known[level]?.(leftHigh, leftLow, rightHigh, rightLow)) return level + 2;
    return known.length + 2;
  };
}

/** Does one of the tests hold? */
export function anyOfHalves(tests: readonly HalvesTest[]): OfHalves<boolean> {
  const known = tests.map(ofHalves);
  const [first] = known;
  if (first && known.length === 1) return first;
  return (leftHigh, leftLow, rightHigh, rightLow) => known.some((test) => test(leftHigh, leftLow, rightHigh, rightLow));
}

function ofHalves(test: HalvesTest): OfHalves<boolean> {
  switch (test.asks) {
    case 'few-bits-missing':
      return (leftHigh, leftLow, rightHigh, rightLow) =>
        leftHigh < 0 ||
        rightHigh < 0 ||
        countBits(leftHigh & ~rightHigh) + countBits(leftLow & ~rightLow) <= test.most ||
        ((leftHigh ^ rightHigh) & ofOtherText) !== 0;
    case 'days-within': {
      const less = (Math.floor(test.days) + 1) * 2 ** 32;
      return (aDays, a, bDays, b) => aDays > 0 && bDays > 0 && Math.abs((aDays - bDays) * 2 ** 32 + (a >>> 0) - (b >>> 0)) < less;
    }
    case 'day-month-swapped':
      return (aDays, a, bDays, b) =>
        aDays > 0 && bDays > 0 && areOfOneYear(aDays, a, bDays, b) && ((a >>> 8) & 0xff) === (b & 0xff) && ((b >>> 8) & 0xff) === (a & 0xff);
    case 'same-year':
      if (!test.unknownDay) return areOfOneYear;
      return (aDays, a, bDays, b) => areOfOneYear(aDays, a, bDays, b) && (isFirstOfYear(a) || isFirstOfYear(b));
    case 'one-digit-apart':
      return (aDays, a, bDays, b) => {
        const bits = a ^ b;
        return aDays > 0 && bDays > 0 && countBits((bits | (bits >>> 1) | (bits >>> 2) | (bits >>> 3)) & 0x11111111) <= 1;
      };
  }
}

const areOfOneYear: OfHalves<boolean> = (aDays, a, bDays, b) => aDays >= 0 && bDays >= 0 && ((a ^ b) & 0xffff0000) === 0;

const isFirstOfYear = (digits: number): boolean => (digits & 0xffff) === 0x0101;
