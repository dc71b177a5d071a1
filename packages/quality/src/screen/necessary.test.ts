import { openDuckDb, sql } from '@sogoc/engine';
import { isPlainly } from '@sogoc/profile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { necessary } from './necessary.ts';

describe('patterns that tell', () => {
  test('one that says all leaves nothing else to be asked', () => {
    expect(necessary(['^[0-9]{12}$', '^[^A-Z]*$', '^\\S'], ['^[\\x{0}-\\x{10ffff}]{12,12}$'])).toMatchObject({
      patterns: ['^[0-9]{12}$'],
      implied: ['^[\\x{0}-\\x{10ffff}]{12,12}$'],
    });
  });

  test('what is not understood stays', () => {
    expect(necessary(['^a.c$', '^(?i)x']).patterns.slice(0, 2)).toEqual(['^a.c$', '^(?i)x']);
  });

  test('let through exactly the plain texts that match all of those given', async () => {
    await using engine = await openDuckDb();
    const pool = ['^[A-Z]', '^[^@#]*$', '\\S$', '^[^<>]*$', '^[a-zđ ]+$', '^\\w+$', '[0-9]', '^[^ ]*$', '^.+$'];
    const texts = fc.array(fc.string({ unit: fc.constantFrom('A', 'b', 'đ', ' ', '@', '<', '>', '9', '\t', '́', 'ế'), maxLength: 6 }), {
      minLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(fc.subarray(pool), texts, async (given, values) => {
        const { dialect } = engine;
        const all = (patterns: readonly string[], value: ReturnType<typeof sql>): ReturnType<typeof sql> =>
          patterns.reduce((condition, pattern) => sql`${condition} and ${dialect.regexMatches(value, pattern)}`, sql`true`);
        const value = sql`t.v`;
        const wrong = await engine.all(
          sql`select v from (select unnest(${values}) as v) as t
            where (${isPlainly(value, dialect)} and ${all(given, value)}) <> (${all(necessary(given).patterns, value)})`,
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
