import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleNames, roles } from '../../src/access/roles.ts';
import { kinds, type Person, type TestRegister, testRegister } from '../harness/register.ts';
import { targetPlace } from './probe.ts';
import { type RouteProbe, routeProbes } from './route-probes.ts';
import { placeRouteTargets, type RouteTargets } from './route-targets.ts';
import { publicRoutes, routesTriedElsewhere } from './routes-elsewhere.ts';
import { placeTargets } from './targets.ts';

const scopes = [
  ['at the place', targetPlace, true],
  ['from above', 'vn.p38', true],
  ['from beside', 'vn.p38.c14797', false],
  ['from another province', 'vn.p01', false],
  ['from below', `${targetPlace}.office`, false],
  ['above, for another territory', 'vn.p38/vn.p38.c14797', false],
] as const;

const collected: { name: string; guarded: boolean }[] = [];
const collect = (message: unknown): void => {
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
    for (const each of [method].flat()) {
      if (each !== 'HEAD')
        collected.push({
          name: `${each} ${url.replace('/api/v1', '')}`,
          guarded: config?.action !== undefined,
        });
    }
  });
};

/** Where the console is built its pages and files stand for the plain page. */
const consolePages = new Map([
  ['GET /*', 'GET /'],
  ['GET /assets/*', 'GET /'],
]);

describe.each(kinds)('every route × role × scope on the %s database', (kind) => {
  let register: TestRegister;
  let targets: RouteTargets;
  beforeAll(async () => {
    subscribe('fastify.initialization', collect);
    collected.length = 0;
    register = await testRegister(kind);
    unsubscribe('fastify.initialization', collect);
    targets = await placeRouteTargets(register, await placeTargets(register));
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('each is tried here or where it is said, or is public for a reason', () => {
    const names = collected.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(80);
    expect(
      collected
        .filter(({ guarded }) => !guarded)
        .map(({ name }) => consolePages.get(name) ?? name)
        .filter((name, index, all) => all.indexOf(name) === index)
        .sort(),
    ).toEqual(Object.keys(publicRoutes).sort());
    const tried = [...routeProbes.map(({ route }) => route), ...Object.keys(routesTriedElsewhere)];
    expect(
      collected
        .filter(({ guarded }) => guarded)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...new Set(tried)].sort());
    const files = Object.values(routesTriedElsewhere);
    expect(files.filter((file) => !existsSync(join(import.meta.dirname, '../../src', file)))).toEqual([]);
  });

  async function letsIn(who: Pick<Person, 'send'>, { route, query, body, shows }: RouteProbe): Promise<boolean> {
    const [method = '', pattern = ''] = route.split(' ');
    const [, kindOfThing = ''] = pattern.split('/');
    const url = pattern.replace(/:(\w+)/g, (_all, name: string) => targets[name === 'id' ? kindOfThing : name] ?? 'none');
    const answer = await who.send(method as 'POST', query ? `${url}?${query}` : url, body?.(targets));
    if (answer.status >= 500) throw new Error(`${route} fails: ${JSON.stringify(answer.body)}`);
    return ![401, 403, 404].includes(answer.status) && (!shows || JSON.stringify(answer.body).includes(shows(targets)));
  }

  async function reachOf(who: Person): Promise<string[]> {
    const found: string[] = [];
    for (const probe of routeProbes) if (await letsIn(who, probe)) found.push(probe.route);
    return found;
  }

  test.each(roleNames.flatMap((role) => scopes.map(([from, scope, within]) => [role, from, scope, within] as const)))(
    '%s %s (%s)',
    async (role, _from, scope, within) => {
      const may = routeProbes.filter(({ right, everywhere }) => roles[role].may.includes(right) && (within || everywhere === true));
      expect(await reachOf(await register.as(`${role}@${scope}`))).toEqual(may.map(({ route }) => route));
    },
  );

  test('an expired role, a disabled account, an ended session and no session at all reach no route', async () => {
    const { owner } = register.database;
    const all = roleNames.map((role) => `${role}@vn`);
    const [expired, disabled, ended] = [await register.as(...all), await register.as(...all), await register.as(...all)];
    await owner.updateTable('role_grant').set({ valid_to: '2025-09-30' }).where('account_id', '=', expired.accountId).execute();
    await owner.updateTable('account').set({ status: 'disabled' }).where('id', '=', disabled.accountId).execute();
    await owner.updateTable('access.session').set({ ended_at: new Date() }).where('account_id', '=', ended.accountId).execute();
    for (const who of [expired, disabled, ended]) expect(await reachOf(who)).toEqual([]);
    for (const { name } of collected.filter(({ guarded }) => guarded)) {
      const [method = '', pattern = ''] = name.split(' ');
      for (const authorization of ['', 'Bearer sgs_forged', `Bearer ' or true --`]) {
        const url = `/api/v1${pattern.replaceAll(/:\w+/g, '1')}`;
        const { statusCode } = await register.app.inject({
          method: method as 'GET',
          url,
          ...(authorization && { headers: { authorization } }),
        });
        expect(statusCode, name).toBe(401);
      }
    }
  });
});
