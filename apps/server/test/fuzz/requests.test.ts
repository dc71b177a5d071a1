import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleNames } from '../../src/access/roles.ts';
import { placeRouteTargets, type RouteTargets } from '../access/route-targets.ts';
import { placeTargets } from '../access/targets.ts';
import { kinds, type TestRegister, testRegister } from '../harness/register.ts';
import { arbitraryOf, nasty, type Resolve } from './arbitrary-of-schema.ts';
import { describedOperations, type Operation } from './operations.ts';

/** How often each operation is asked; the seed is what a failure tells. */
const { FUZZ_RUNS = '5', FUZZ_SEED = '38' } = process.env;

/** These answer for as long as they are listened to. */
const endless = /\/events$/;
const signOut = 'DELETE /api/v1/session';

interface Request {
  ids: Record<string, unknown>;
  query: Record<string, unknown>;
  payload: string | null;
  type: string;
  secret: string | null;
}

describe.each(kinds)('whatever is asked of the %s database', (kind) => {
  let register: TestRegister;
  let targets: RouteTargets;
  let callers: (string | null)[];
  let operations: Operation[];
  let resolve: Resolve;
  beforeAll(async () => {
    register = await testRegister(kind);
    targets = await placeRouteTargets(register, await placeTargets(register));
    const everything = await register.as(...roleNames.map((role) => `${role}@vn`));
    const commune = await register.as('commune-official@vn.p38.c14758');
    callers = [everything.secret, everything.secret, commune.secret, null];
    const described = await describedOperations(register);
    resolve = described.resolve;
    // Who signs out asks nothing more.
    operations = described.operations
      .filter(({ path }) => !endless.test(path))
      .sort((a, b) => Number(a.name === signOut) - Number(b.name === signOut));
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('no operation fails, and each answer is as the document says', async () => {
    expect(operations.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const operation of operations) {
      for (const request of fc.sample(requestTo(operation), { numRuns: Number(FUZZ_RUNS), seed: Number(FUZZ_SEED) })) {
        // What writes comes twice at once, as from two people.
        const times = operation.method === 'GET' ? [1] : [1, 2];
        for (const { url, answer } of await Promise.all(times.map(() => send(operation, request)))) {
          const told = operation.wrongWith(answer.statusCode, String(answer.headers['content-type']), answer.payload);
          if (answer.statusCode >= 500) told.push(answer.payload);
          wrong.push(...told.map((what) => `${operation.method} ${url.slice(0, 300)} ${request.payload?.slice(0, 300) ?? ''}: ${what}`));
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  function requestTo({ path, parameters, body }: Operation): fc.Arbitrary<Request> {
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    const inQuery = parameters.filter((parameter) => parameter.in === 'query');
    const ids = inPath.map(({ name, schema }) => [
      name,
      fc.oneof({ weight: 4, arbitrary: fc.constant(there(path, name)) }, arbitraryOf(schema, resolve), nasty),
    ]);
    const asked = inQuery.map(({ name, schema }) => [name, arbitraryOf(schema, resolve)]);
    const required = inQuery.filter((parameter) => parameter.required).map(({ name }) => name);
    const json = fc.constant('application/json');
    return fc.record({
      ids: fc.record(Object.fromEntries(ids)),
      query: fc.record(Object.fromEntries([...asked, ['unknown', nasty]]), { requiredKeys: required }),
      payload: body
        ? fc.oneof({ weight: 15, arbitrary: arbitraryOf(body, resolve).map((value) => JSON.stringify(value)) }, nasty)
        : fc.constant(null),
      type: fc.oneof({ weight: 20, arbitrary: json }, fc.constantFrom('text/plain', 'application/xml', 'x', 'application/json; charset=utf-16')),
      secret: fc.constantFrom(...callers),
    });
  }

  /** The id of a thing that is there. */
  function there(path: string, name: string): string {
    const [, , , kindOfThing = ''] = path.split('/');
    return targets[name === 'id' ? kindOfThing : name] ?? 'target';
  }

  async function send({ method, path }: Operation, { ids, query, payload, type, secret }: Request) {
    const place = path.replaceAll(/{(\w+)}/g, (_all, name: string) => encode(ids[name]));
    const search = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => `${name}=${encode(each)}`));
    const url = [place, ...(search.length > 0 ? [search.join('&')] : [])].join('?');
    const headers = { ...(secret && { authorization: `Bearer ${secret}` }), ...(payload !== null && { 'content-type': type }) };
    return { url, answer: await register.app.inject({ method, url, headers, ...(payload !== null && { payload }) }) };
  }
});

/** As part of an address; half a character cannot be written there. */
function encode(value: unknown): string {
  return encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed());
}
