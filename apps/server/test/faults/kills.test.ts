import { expect, test } from 'vitest';
import { killRounds, victims } from './kill-rounds.ts';

// `node bench/server/faults.ts` does the same twenty times each.
test.each(victims)(
  'kill -9 of %s under writing load: nothing confirmed is lost, nothing is half done, and the survey ends once',
  async (victim) => {
    const { confirmed, downtimes, auditEntries, writtenAfterwards, ...found } = await killRounds(victim, 2);
    expect(found).toEqual({
      databasesLost: 0,
      casesLost: 0,
      halfCases: 0,
      untold: 0,
      auditValid: true,
      job: { state: 'done', attempts: expect.any(Number), runs: 1 },
    });
    expect(downtimes).toHaveLength(2);
    expect(writtenAfterwards).toBeGreaterThan(0);
    expect(auditEntries).toBeGreaterThanOrEqual(confirmed.databases.length);
    // Whoever got an answer got one that says what to do.
    expect([...confirmed.refused.keys()].filter((why) => !/^(503 REGISTER_\w+|409 CHANGED_MEANWHILE)$/.test(why))).toEqual([]);
  },
  600_000,
);
