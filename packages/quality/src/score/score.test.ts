import type { Criterion, Severity } from '@sogoc/contract';
import { expect, test } from 'vitest';
import type { RuleResult } from '../scorecard.ts';
import { score } from './score.ts';

function result(table: string, criterion: Criterion, severity: Severity, checked: number, failed: number): RuleResult {
  const value = checked === 0 ? null : (1 - failed / checked) * 100;
  const about = { rule: `${table}.x.required`, kind: 'required' as const, columns: ['x'], source: 'inferred' as const, variants: 0 };
  return {
    ...about,
    table,
    criterion,
    severity,
    database: 'db',
    checked,
    failed,
    score: value,
    ...(value === null && { reasonCode: 'NO_RECORDS', reason: 'none' }),
  };
}

test('weighs rules by severity, tables by the logarithm of their rows, criteria alike (the worked example of docs/reference/scores.md)', () => {
  const results = [
    result('parcels', 'correct', 'high', 1000, 100),
    result('parcels', 'correct', 'low', 1000, 400),
    result('codes', 'correct', 'medium', 10, 0),
    result('parcels', 'complete', 'medium', 1000, 0),
  ];
  const { databases } = score(results, [
    {
      name: 'db',
      tables: [
        { table: 'parcels', rows: 1000 },
        { table: 'codes', rows: 10 },
      ],
    },
  ]);
  const [db] = databases;
  // parcels: (5 × 90 + 1 × 60) / 6 = 85; codes: 100; (4 × 85 + 2 × 100) / 6 = 90
  expect(db?.criteria.correct.score).toBe(90);
  expect(db?.criteria.complete.score).toBe(100);
  expect(db).toMatchObject({ score: 95, grade: 'green' });
  // The margins of docs/reference/scores.md: parcels (5 × 1.86 + 1 × 3.03) / 6 = 2.06, codes 13.88; √((4 × 2.06)² + (2 × 13.88)²) / 6 = 4.82, rounded up
  expect(db?.criteria.correct.basis).toEqual({ records: 1010, of: 1010, margin: 4.83, stated: 0 });
  expect(db?.basis).toMatchObject({ records: 1010, of: 1010, stated: 0 });
  expect(db?.tables).toMatchObject([
    { table: 'parcels', score: 92.5, criteria: { correct: 85, complete: 100, clean: null } },
    { table: 'codes', score: 100 },
  ]);
});

test('says why where nothing was measured, and never counts it', () => {
  const [db] = score([result('t', 'correct', 'high', 0, 0)], [{ name: 'db', tables: [{ table: 't', rows: 5 }] }]).databases;
  expect(db).toMatchObject({ score: null, grade: null });
  expect(db?.criteria.correct).toMatchObject({ score: null, reasonCode: 'NO_RECORDS' });
  expect(db?.criteria.clean).toMatchObject({ score: null, reasonCode: 'NO_RULES' });
  expect(db?.criteria.live).toMatchObject({ score: null, reasonCode: 'NO_EVENT_TIME' });
  expect(db?.criteria.shared).toMatchObject({ score: null, reasonCode: 'NO_CONSUMERS' });
});

test('shows 100 only for what is flawless', () => {
  const [db] = score([result('t', 'correct', 'high', 1_000_000, 1)], [{ name: 'db', tables: [{ table: 't', rows: 1_000_000 }] }]).databases;
  expect(db?.criteria.correct.score).toBe(99.9);
});
