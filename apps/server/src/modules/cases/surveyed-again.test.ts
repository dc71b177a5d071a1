import { describe, expect, test } from 'vitest';
import { loadSurvey } from '../../../test/harness/loaded-survey.ts';
import { kinds, testRegister } from '../../../test/harness/register.ts';
import { schoolsFolder } from '../../../test/harness/surveyed-schools.ts';

interface Shown {
  id: number;
  version: number;
  status: string;
  timesReopened: number;
  due: string;
  unit: { id: string };
  counts: Record<string, number>;
}

interface Told {
  state: string;
  reason: string | null;
  expected: string | null;
}

describe('what the next survey does to cases', () => {
  test.each(kinds)('it verifies what is gone, reopens what comes back, and opens new cases for what is new, on the %s database', async (kind) => {
    const schools = await schoolsFolder();
    await using register = await testRegister(kind);
    const official = await register.as('commune-official@vn.p38.c14758');
    const cases = async () => (await official.get<{ items: Shown[] }>('/cases?status=all&sort=opened')).body.items;
    await schools.survey([1, 4, 7, 2], '2025-10-01T01:00:00Z');
    expect(await loadSurvey(register, schools.folder)).toMatchObject({ fresh: 4 });
    const [opened] = await cases();
    expect(opened).toMatchObject({ status: 'open', counts: { open: 3 }, due: '2025-10-08', unit: { id: 'c14758' } });
    await official.send('POST', `/cases/${opened?.id}/actions`, { action: 'mend', version: opened?.version });
    expect((await cases())[0]?.status).toBe('mended');

    await register.clock.moveTo('2025-10-06T02:00:00Z');
    await schools.survey([7, 10], '2025-10-06T01:00:00Z');
    expect(await loadSurvey(register, schools.folder)).toMatchObject({ fresh: 1, verified: 3, reopened: 1 });
    const [again, fresh] = await cases();
    expect(again).toMatchObject({ id: opened?.id, status: 'reopened', timesReopened: 1, due: '2025-10-13', counts: { verified: 2, reopened: 1 } });
    expect(fresh).toMatchObject({ status: 'open', counts: { open: 1 }, due: '2025-10-13' });

    await register.clock.moveTo('2025-10-13T02:00:00Z');
    await schools.survey([], '2025-10-13T01:00:00Z');
    expect(await loadSurvey(register, schools.folder)).toMatchObject({ fresh: 0, verified: 2 });
    expect((await cases()).map(({ status }) => status)).toEqual(['closed', 'closed']);

    await schools.survey([1], '2025-10-13T03:00:00Z');
    expect(await loadSurvey(register, schools.folder, undefined, new Date('2025-10-14T00:00:00Z'))).toMatchObject({ fresh: 0, reopened: 1 });
    expect((await cases()).map(({ status, timesReopened }) => [status, timesReopened])).toEqual([
      ['reopened', 2],
      ['closed', 0],
    ]);

    await schools.survey([1], '2025-10-13T04:00:00Z', 149);
    expect(await loadSurvey(register, schools.folder)).toMatchObject({ fresh: 10, lapsed: 0 });
    const tooMany = (await cases()).find(({ counts }) => counts.open === 3)?.id;
    await schools.survey([1], '2025-10-13T05:00:00Z', 155);
    expect(await loadSurvey(register, schools.folder)).toMatchObject({ fresh: 0, verified: 0, lapsed: 6 });
    const { body } = await official.get<{ items: Told[] }>(`/discrepancies?case=${tooMany}`);
    expect(new Set(body.items.map(({ state, reason, expected }) => `${state}, ${reason}, ${expected}`))).toEqual(
      new Set(['verified, RULE_CHANGED, <= 149', 'open, null, <= 155']),
    );
    const { body: history } = await official.get<{ items: { verb: string; records: number }[] }>(`/cases/${tooMany}/history`);
    expect(history.items.map(({ verb, records }) => [verb, records])).toEqual([
      ['lapse', 2],
      ['open', 3],
    ]);
    await schools.survey([1], '2025-10-13T06:00:00Z', 149);
    expect(await loadSurvey(register, schools.folder, undefined, new Date('2025-10-14T00:00:00Z'))).toMatchObject({ fresh: 0, reopened: 6 });
  });
});
