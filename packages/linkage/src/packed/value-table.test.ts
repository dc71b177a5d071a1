import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findValue, ValueTable } from './value-table.ts';

test('each code has its own number, whichever half tells it from others, and what was not added has none', () => {
  const half = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }));
  const code = fc.tuple(half, fc.oneof(half, fc.integer({ min: -(2 ** 31), max: -1 })));
  const name = ([high, low]: readonly [number, number]): string => `${high} ${low}`;
  fc.assert(
    fc.property(
      fc.uniqueArray(code, { selector: name, maxLength: 200, size: 'max' }),
      fc.uniqueArray(code, { selector: name, maxLength: 20 }),
      (codes, others) => {
        const table = new ValueTable(codes.length);
        table.addAll(Int32Array.from(codes.flatMap(([high, low]) => [low, high])));
        expect(table.count).toBe(codes.length);
        const places = new Map(codes.map((one, number) => [name(one), number]));
        for (const [high, low] of [...codes, ...others]) {
          const number = places.get(name([high, low])) ?? -1;
          expect(table.find(high, low)).toBe(number);
          expect(findValue(table.slots, high, low)).toBe(number);
        }
        table.close();
        for (const [high, low] of codes) expect(table.find(high, low)).toBe(-1);
        expect(codes.map((_, number) => [table.high[number], table.low[number]])).toEqual(codes);
      },
    ),
  );
});
