import fc from 'fast-check';

/** A schema of the API's document (JSON Schema 2020-12), as far as the register writes them. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  maxItems?: number;
  minItems?: number;
  maxLength?: number;
}

export type Resolve = (reference: string) => Schema;

const days = ['2025-10-01', '2024-02-29', '2025-02-30', '0000-00-00', '0001-01-01', '9999-12-31', '99999-01-01', '-000001-01-01', '2025-13-01'];
const moments = ['2025-10-01T00:00:00Z', '2025-10-01T00:00:00+14:00', '9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z'];
const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** What breaks programs: characters that no database takes, numbers past each width, words of SQL, paths, and text of every script. */
export const nasty = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '%',
    '%00',
    "'",
    '"',
    '\\',
    '_',
    '..',
    '../..',
    '.',
    '/',
    '?',
    '#',
    'null',
    'NaN',
    '[object Object]',
  ),
  fc.constantFrom('0', '-1', '1e400', '9'.repeat(30), '2147483648', '9223372036854775808', '-9223372036854775809', '1.5', '0x10', '１２'),
  fc.constantFrom(
    "' or true --",
    '__proto__',
    'constructor',
    'vn',
    'vn.p38',
    'vn..p38',
    'c14758',
    'a.b.c',
    'ﷺ'.repeat(40),
    '🇻🇳',
    'Nguyễn',
    'Nguyê\u0303n',
  ),
  fc.constantFrom(...days, ...moments, ...ids),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constant('x'.repeat(5_000)),
);

const numbers = fc.constantFrom(0, 1, -1, 2, 50, 200, 201, 0.5, 32_768, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e15, 1e18, 1e300, -1e300);

const anything: fc.Arbitrary<unknown> = fc.oneof(nasty, numbers, fc.constantFrom(null, true, [], {}, [[]], [null], { $ref: '#' }));

/** Values as the schema asks for them, and now and then one that it refuses. */
export function arbitraryOf(schema: Schema, resolve: Resolve, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: fitting(schema, resolve, depth) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: Schema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return depth > 6 ? fc.constant(null) : fitting(resolve(schema.$ref), resolve, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const ways = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (ways?.length) return fc.oneof(...ways.map((way) => fitting(way, resolve, depth + 1)));
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? anything : fc.oneof(...types.map((type) => ofType(type, schema, resolve, depth)));
}

function ofType(type: string, schema: Schema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -1, max: 60 }), numbers);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, resolve, depth + 1), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case 'object':
      return object(schema, resolve, depth);
    default:
      return fc.constant(null);
  }
}

function text({ format, pattern, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return fc.constantFrom(...days);
  if (format === 'date-time') return fc.constantFrom(...moments);
  if (format === 'uuid') return fc.constantFrom(...ids);
  const plain = fc.constantFrom('Đích', 'target', 'vn.p38', 'c14758', 'x');
  const words = fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: nasty }).map((word) => word.slice(0, maxLength));
  // What looks ahead cannot be made up from its pattern.
  return pattern === undefined || pattern.includes('(?') ? words : fc.oneof(fc.stringMatching(new RegExp(pattern)), words);
}

function object({ properties = {}, required = [], additionalProperties }: Schema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, arbitraryOf(property, resolve, depth + 1)]));
  const known = fc.record(model, { requiredKeys: required.filter((name) => name in model) });
  if (typeof additionalProperties !== 'object') return known;
  const more = fc.dictionary(nasty, arbitraryOf(additionalProperties, resolve, depth + 1), { maxKeys: 2 });
  return fc.tuple(known, more).map(([one, other]) => ({ ...one, ...other }));
}
