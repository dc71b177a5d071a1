import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { serializeNamed } from './serialize.ts';

const Inner = z.object({ a: z.string(), b: z.number().nullable() });
const Answer = z.object({
  items: z.array(Inner),
  by: z.record(z.string(), Inner).optional(),
  one: Inner.nullable(),
  either: z.union([z.object({ kind: z.literal('x'), x: z.int() }), z.object({ kind: z.literal('y'), y: z.string() })]),
  free: z.unknown(),
});

const serialize = serializeNamed({ schema: Answer, method: 'GET', url: '/' });

test('what a schema does not name does not go out, however deep', () => {
  const more = { a: 'a', b: null, hidden: 'no' };
  const answer = { items: [more], by: { k: more }, one: more, either: { kind: 'x', x: 1, hidden: 'no' }, free: { kept: 1 }, hidden: 'no' };
  const inner = { a: 'a', b: null };
  expect(JSON.parse(serialize(answer))).toEqual({ items: [inner], by: { k: inner }, one: inner, either: { kind: 'x', x: 1 }, free: { kept: 1 } });
});

test('what is as its schema says goes out as it is', () => {
  const inner = fc.record({ a: fc.string(), b: fc.option(fc.integer()) });
  const either = fc.oneof(
    fc.integer().map((x) => ({ kind: 'x', x })),
    fc.string().map((y) => ({ kind: 'y', y })),
  );
  const answer = fc.record({ items: fc.array(inner), one: fc.option(inner), either, free: fc.integer(), by: fc.dictionary(fc.string(), inner) });
  fc.assert(
    fc.property(answer, (value) => {
      expect(serialize(value)).toBe(JSON.stringify(Answer.parse(value)));
    }),
    { numRuns: 1000 },
  );
});

test('what a union does not know is refused, not shown', () => {
  const answer = { items: [], one: null, either: { kind: 'z', secret: 'no' }, free: null };
  expect(() => serialize(answer)).toThrow(TypeError);
});
