import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecast, type Known } from './forecast.ts';

const onTrack: Known = {
  ...{ workedDays: 60, daysLeft: 40, progress: 65, toldDaysAgo: 5, started: true, hard: false },
  ...{ agencyDue: 20, agencyLate: 3, openObstacles: 0 },
};

test('a task on its way is not at risk; the same with little done is, and the reasons say why', () => {
  expect(forecast(onTrack)).toMatchObject({ atRisk: false, reasons: [] });
  const slow = forecast({ ...onTrack, progress: 20, toldDaysAgo: 45, openObstacles: 2, hard: true, agencyLate: 15 });
  expect(slow.atRisk).toBe(true);
  expect(slow.reasons.map(({ code }) => code)).toEqual(['too-slow', 'silent', 'obstacles', 'agency-often-late', 'hard']);
  expect(forecast({ ...onTrack, progress: 0, started: false, toldDaysAgo: null }).reasons[0]).toEqual({
    code: 'not-started',
    figures: { workedDays: 60 },
  });
});

test('more progress never raises the risk; more obstacles never lower it', () => {
  const known = fc.record({
    workedDays: fc.nat(300),
    daysLeft: fc.nat(300),
    progress: fc.nat(98),
    toldDaysAgo: fc.option(fc.nat(200)),
    started: fc.boolean(),
    hard: fc.boolean(),
    agencyDue: fc.nat(50),
    agencyLate: fc.constant(0),
    openObstacles: fc.nat(5),
  });
  fc.assert(
    fc.property(known, (one) => {
      const { risk } = forecast(one);
      expect(risk).toBeGreaterThanOrEqual(0);
      expect(risk).toBeLessThanOrEqual(1);
      expect(forecast({ ...one, progress: one.progress + 1 }).risk).toBeLessThanOrEqual(risk);
      expect(forecast({ ...one, openObstacles: one.openObstacles + 1 }).risk).toBeGreaterThanOrEqual(risk);
    }),
  );
});
