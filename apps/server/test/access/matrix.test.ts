import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actions, roleNames, roles } from '../../src/access/roles.ts';
import { kinds, type Person, type TestRegister, testRegister } from '../harness/register.ts';
import { letsIn, reaches, type Targets, targetPlace } from './probe.ts';
import { sqlProbes } from './probes/by-sql.ts';
import { probes, withoutStatement } from './probes/index.ts';
import { placeSqlTargets, type SqlTargets } from './steering-targets.ts';
import { placeTargets } from './targets.ts';

/** From where each cell is tried, and whether the target is within reach. */
const scopes = [
  ['at the place', targetPlace, true],
  ['from above', 'vn.p38', true],
  ['from the top', 'vn', true],
  ['from beside', 'vn.p38.c14797', false],
  ['from another province', 'vn.p01', false],
  ['from below', `${targetPlace}.office`, false],
  ['above, for another territory', 'vn.p38/vn.p38.c14797', false],
] as const;

test('every action is tried by SQL, or there is a reason that it cannot be and a test of its own', () => {
  const known = [...probes, ...sqlProbes].map(({ action }) => action).concat(Object.keys(withoutStatement));
  expect(known.toSorted()).toEqual(actions.toSorted());
  const files = Object.values(withoutStatement).map(([, file]) => join(import.meta.dirname, '../../src', file));
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

describe.each(kinds)('role × action × scope on the %s database', (kind) => {
  let register: TestRegister;
  let targets: Targets;
  let bySql: SqlTargets;
  beforeAll(async () => {
    register = await testRegister(kind);
    targets = await placeTargets(register);
    bySql = await placeSqlTargets(register);
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  /** What HTTP and SQL let somebody do, as `action http sql` for each that either lets through. */
  async function reachOf(who: Person): Promise<string[]> {
    const found: string[] = [];
    for (const { action, http, statement } of probes) {
      const [over, by] = [letsIn(await http(who, targets)), await reaches(register, who.secret, statement(targets))];
      if (over || by) found.push(`${action}${over ? ' http' : ''}${by ? ' sql' : ''}`);
    }
    for (const { action, statement } of sqlProbes) if (await reaches(register, who.secret, statement(bySql))) found.push(`${action} sql`);
    return found;
  }
  const reachedBy = (wanted: (probe: Pick<(typeof probes)[number], 'action' | 'everywhere'>) => boolean) => [
    ...probes.filter(wanted).map(({ action }) => `${action} http sql`),
    ...sqlProbes.filter(wanted).map(({ action }) => `${action} sql`),
  ];

  test.each(roleNames.flatMap((role) => scopes.map(([from, scope, within]) => [role, from, scope, within] as const)))(
    '%s %s (%s)',
    async (role, _from, scope, within) => {
      const who = await register.as(`${role}@${scope}`);
      expect(await reachOf(who)).toEqual(reachedBy(({ action, everywhere }) => roles[role].may.includes(action) && (within || everywhere === true)));
    },
  );

  test('a role that has expired, one that is still to come, a session that has ended and a forged one reach nothing', async () => {
    const { owner } = register.database;
    for (const role of roleNames) {
      const who = await register.as(`${role}@vn`);
      await owner.updateTable('role_grant').set({ valid_to: '2025-09-30' }).where('account_id', '=', who.accountId).execute();
      expect(await reachOf(who), `${role} expired`).toEqual([]);
      await owner.updateTable('role_grant').set({ valid_from: '2025-10-02', valid_to: null }).where('account_id', '=', who.accountId).execute();
      expect(await reachOf(who), `${role} to come`).toEqual([]);
      await owner.updateTable('role_grant').set({ valid_from: '2025-01-01' }).where('account_id', '=', who.accountId).execute();
      await owner.updateTable('access.session').set({ ended_at: new Date() }).where('account_id', '=', who.accountId).execute();
      expect(await reachOf(who), `${role} ended`).toEqual([]);
    }
    for (const secret of ['sgs_forged', '', "' or true --"])
      for (const statement of [...probes.map((probe) => probe.statement(targets)), ...sqlProbes.map((probe) => probe.statement(bySql))])
        expect(await reaches(register, secret, statement)).toBe(false);
  });
});
