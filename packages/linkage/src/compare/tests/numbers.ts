import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { LevelTest, Side } from '../level-test.ts';

const number = (input: Sql | undefined, dialect: Dialect): Sql => dialect.tryCast(input ?? sql`null`, 'double');
const at = (side: Side, index: number): Sql => side.derived[index] ?? sql`null`;

/** Numbers at most so far apart: `difference` in their unit, or `share` (0..1) of the larger one. */
export const numbersWithin: LevelTest = {
  kind: 'numbers-within',
  nests: { option: 'share', looser: 'higher' },
  check: (options) =>
    Number(options.difference) >= 0 || (Number(options.share) >= 0 && Number(options.share) <= 1)
      ? undefined
      : 'needs difference, or share between 0 and 1',
  derive: (inputs, _, dialect) => [number(inputs[0], dialect)],
  holds: (left, right, options) => {
    const [a, b] = [at(left, 0), at(right, 0)];
    if (options.difference !== undefined) return sql`abs(${a} - ${b}) <= ${Number(options.difference)}`;
    return sql`abs(${a} - ${b}) <= ${Number(options.share)} * greatest(abs(${a}), abs(${b}))`;
  },
};

/** Places (two inputs: latitude and longitude in degrees, WGS 84) at most so many kilometres apart on the sphere (haversine, radius 6371.0088 km). */
export const placesWithin: LevelTest = {
  kind: 'places-within',
  nests: { option: 'kilometres', looser: 'higher' },
  check: (options, inputs) => {
    if (inputs !== 2) return 'needs two inputs, latitude and longitude';
    return Number(options.kilometres) > 0 ? undefined : 'kilometres must be a number above 0';
  },
  derive: (inputs, _, dialect) => [sql`radians(${number(inputs[0], dialect)})`, sql`radians(${number(inputs[1], dialect)})`],
  holds: (left, right, options) => {
    const half = (a: Sql, b: Sql): Sql => sql`power(sin((${a} - ${b}) / 2), 2)`;
    const [latitude, other] = [at(left, 0), at(right, 0)];
    const chord = sql`${half(latitude, other)} + cos(${latitude}) * cos(${other}) * ${half(at(left, 1), at(right, 1))}`;
    return sql`2 * 6371.0088 * asin(sqrt(least(1, ${chord}))) <= ${Number(options.kilometres)}`;
  },
};
