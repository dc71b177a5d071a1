import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type TestRegister, testRegister } from '../../../../test/harness/register.ts';
import { schoolsFolder } from '../../../../test/harness/surveyed-schools.ts';
import { fileRun } from '../../surveys/index.ts';

interface Measured {
  records: number | null;
  faulty: number | null;
  share: number | null;
  reasonCode?: string;
}
interface List {
  items: { id: string; criteria: Record<string, Measured> }[];
  databases: { id: string; criteria: string[] }[];
}

const folders = schoolsFolder();

describe.each(kinds)('communes by criterion on the %s database', (kind) => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await testRegister(kind);
    const { folder, survey } = await folders;
    // Sixty schools in turn in three communes; three of the first and one of the second lack their pupils.
    await survey([1, 4, 7, 2], '2025-10-01T01:00:00Z');
    const office = await register.as('province-data-office@vn.p38');
    await office.send('POST', '/databases', { id: 'schools', name: 'Trường học', surveyName: 'schools', ownerId: 'p38', level: 'provincial' });
    const place = { agency: 'vn.p38', territory: 'vn.p38' };
    const run = { surveyId: null, place, origin: 'pushed' as const, requestedBy: null, language: 'vi' as const, folder: 'results' };
    const home = { ...register, configuration: { ...register.configuration, home: dirname(folder) } };
    const databases = [{ id: 'schools', surveyName: 'schools', ownerId: 'p38', ...place }];
    await fileRun(home, { ...run, id: '00000000-0000-4000-8000-00000000c0de', databases });
  }, 120_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  const seenBy = async (who: string, query = '') => (await (await register.as(who)).get<List>(`/scorecards/communes?province=p38${query}`)).body;
  const completeness = ({ items }: List) => items.map(({ id, criteria }) => [id, criteria.complete?.share, criteria.complete?.faulty]);

  test('the share of records without a discrepancy is what the survey found, and what was not asked has a reason', async () => {
    const seen = await seenBy('province-data-office@vn.p38');
    expect(completeness(seen)).toEqual([
      ['c14758', 85, 3],
      ['c14797', 95, 1],
      ['c14818', 100, 0],
    ]);
    expect(seen.items[0]?.criteria.complete).toEqual({ records: 20, faulty: 3, share: 85 });
    expect(seen.items[0]?.criteria.shared).toEqual({ records: 0, faulty: 0, share: null, reasonCode: 'NO_PLACE' });
    expect(seen.databases).toMatchObject([{ id: 'schools', criteria: expect.arrayContaining(['complete']) }]);
    expect((await seenBy('province-data-office@vn.p38', '&database=other')).items).toEqual([]);
  });

  test('the number leads to its records, by unit and criterion', async () => {
    const office = await register.as('province-data-office@vn.p38');
    const total = async (query: string) => (await office.get<{ total: number }>(`/discrepancies?unit=c14758&${query}`)).body.total;
    expect([await total('criterion=complete&unsettled=true'), await total('criterion=live')]).toEqual([3, 0]);
  });

  test('an official sees the own commune, the centre all, and others nothing, over HTTP and by SQL', async () => {
    const communes = async (who: string) => (await seenBy(who)).items.map(({ id }) => id);
    expect(await communes('commune-official@vn.p38.c14758')).toEqual(['c14758']);
    expect((await seenBy('commune-official@vn.p38.c14758')).databases).toMatchObject([{ id: 'schools' }]);
    expect(await communes('central-steering@vn')).toHaveLength(3);
    for (const other of ['province-data-office@vn.p01', 'commune-official@vn.p01.c00004']) expect(await communes(other), other).toEqual([]);
    const official = await register.as('commune-official@vn.p38.c14758');
    expect(await asServerRole(register, official.secret, 'select commune_id from commune_measure')).toEqual([{ commune_id: 'c14758' }]);
    await expect(asServerRole(register, official.secret, `update commune_measure set criteria = '{}' returning 1`)).rejects.toThrow(/permission/);
  });

  test('of fewer than ten records nothing is told', async () => {
    const criteria = JSON.stringify({ complete: { records: 9, faulty: 1 } });
    await register.database.owner.updateTable('commune_measure').set({ criteria }).where('commune_id', '=', 'c14818').execute();
    const seen = await seenBy('central-steering@vn');
    expect(seen.items.at(-1)?.criteria.complete).toEqual({ records: null, faulty: null, share: null, reasonCode: 'TOO_FEW_RECORDS' });
  });
});
