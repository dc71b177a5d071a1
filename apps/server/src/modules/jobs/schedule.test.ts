import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { kinds, testRegister } from '../../../test/harness/register.ts';
import { end } from './claim.ts';
import type { JobRecord } from './store.ts';
import { startJobs } from './worker.ts';

// A minute is the shortest schedule there is.
test.concurrent.each(kinds)(
  'a survey is begun by its schedule, and no more once it has none, on the %s database',
  async (kind) => {
    await using register = await testRegister(kind);
    const office = await register.as('province-data-office@vn.p38');
    await office.send('POST', '/databases', { id: 'land', name: 'Đất đai', surveyName: 'land', ownerId: 'p38', level: 'provincial' });
    const survey = { name: 'Mỗi phút', databaseIds: ['land'], agencyId: 'p38', schedule: '* * * * *' };
    const { body } = await office.send<{ id: string; version: number }>('POST', '/surveys', survey);
    const scheduled = async () => (await office.get<{ items: JobRecord[] }>('/jobs')).body.items;
    await using _jobs = await startJobs(register, (job) =>
      end(register.database.owner, job, { state: 'failed', error: { code: 'X', message: 'x', place: null, remedy: null } }),
    );
    while (!(await scheduled()).some(({ state }) => state === 'failed')) await wait(500);
    expect((await scheduled())[0]).toMatchObject({ surveyId: body.id, cause: 'schedule', attempts: 1 });
    // No longer scheduled, it is taken out of the queue's table in the next round.
    expect((await office.send('PATCH', `/surveys/${body.id}`, { version: body.version, schedule: null })).status).toBe(200);
    const kept = async () => (await sql`select key from pgboss.schedule`.execute(register.database.owner)).rows;
    while ((await kept()).length > 0) await wait(200);
  },
  300_000,
);
