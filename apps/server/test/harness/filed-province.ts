import { randomUUID } from 'node:crypto';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileRun } from '../../src/modules/surveys/index.ts';
import type { TestRegister } from './register.ts';
import { surveyedProvince } from './surveyed-province.ts';

/**
 * Files the demonstration province's survey as a job does. Each database belongs to a department of its own, `p38_<name>`; its id is its name.
 * @returns the run and the folder of the results.
 */
export async function fileProvince(register: TestRegister): Promise<{ runId: string; folder: string }> {
  const home = await surveyedProvince();
  const folder = join(home, 'results');
  const { databases } = JSON.parse(await readFile(join(folder, 'catalog.json'), 'utf8')) as { databases: { name: string }[] };
  const surveyed = databases.map(({ name }) => ({ name, ownerId: `p38_${name}`, agency: `vn.p38.p38_${name}`, territory: 'vn.p38' }));
  const { owner } = register.database;
  const since = { valid_from: null, valid_to: null };
  await owner
    .insertInto('agency')
    .values(
      surveyed.map(({ name, ownerId, agency, territory }) => ({
        id: ownerId,
        code: null,
        kind: 'department',
        name,
        path: agency,
        territory,
        ...since,
      })),
    )
    .execute();
  const office = await register.as('province-data-office@vn.p38');
  for (const { name, ownerId } of surveyed)
    await office.send('POST', '/databases', { id: name, name, surveyName: name, ownerId, level: 'provincial' });
  const runId = randomUUID();
  const place = { agency: 'vn.p38', territory: 'vn.p38' };
  await symlink(folder, join(register.configuration.home, 'results'));
  await fileRun(register, {
    ...{ id: runId, surveyId: null, place, origin: 'pushed', requestedBy: null, language: 'vi', folder: 'results' },
    databases: surveyed.map(({ name, ...placed }) => ({ id: name, surveyName: name, ...placed })),
  });
  return { runId, folder };
}
