import type { SurveyResult } from '../../src/model.ts';

type Full<T> = T extends (infer Item)[]
  ? [Full<Item>, ...Full<Item>[]]
  : T extends object
    ? string extends keyof T
      ? T
      : { [Key in keyof T]-?: Full<Exclude<T[Key], undefined>> }
    : T;
/** Where a value may be null, here it is not: so that every property of every type occurs. */
type Filled<T> = T extends (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { [Key in keyof T]: Filled<NonNullable<T[Key]>> }
    : T;

const fault = { id: 'unknown-table' as const, facts: {} as Record<string, string | number> };
const problem = { code: 'SOURCE_UNREACHABLE', message: 'No answer', place: 'table', remedy: 'Try again', count: 1, fault };
const rule = {
  rule: 't.c.required',
  kind: 'required' as const,
  criterion: 'complete' as const,
  severity: 'low' as const,
  database: 'd',
  table: 't',
  columns: ['c'] as [string],
  checked: 2,
  failed: 1,
  variants: 0,
  score: 50,
  reasonCode: 'NO_RECORDS' as const,
  reason: 'none',
  kept: false,
  measured: 1,
  masked: true as const,
  source: 'inferred' as const,
  place: 'd.yaml:3:5 /schema/0',
  fault,
  description: 'as its author says',
  evidence: { rows: 2 } as Record<string, string | number>,
};
const basis = { records: 2, of: 2, margin: 47.5, stated: 0.5 };
const criterion = { score: 50, reasonCode: 'NO_RECORDS' as const, reason: 'none', checked: 2, basis, rules: [rule] as [typeof rule] };
const place = { database: 'd', table: 't', column: 'c' };
const findings = { new: 1, mended: 1, staying: 1, newlyChecked: 1, noLongerChecked: 1 };
const copyOf = { database: 'd', table: 't', column: 'c' };

const column = {
  name: 'c',
  sourceType: 'text',
  storage: 'text' as const,
  type: 'integer' as const,
  reading: { kind: 'number' as const, decimal: ',' as const, group: '.' as const },
  missing: 1,
  blank: 0,
  unreadable: 0,
  canonical: false,
  distinct: 1,
  min: '1',
  max: '1',
  minLength: 1,
  maxLength: 1,
  notNfc: 0,
  topValues: [{ value: '1', count: 1 }] as [{ value: string; count: number }],
  patterns: [{ pattern: '9', count: 1 }] as [{ pattern: string; count: number }],
  numbers: { mean: 1, median: 1, mad: 0, q01: 1, q99: 1 },
  semanticType: { id: 'vn.commune-code', confidence: 1, matched: 1 },
  personal: false,
};

const filled: Full<Filled<SurveyResult>> = {
  language: 'vi',
  catalog: {
    databases: [
      {
        name: 'd',
        kind: 'csv',
        source: 'd.csv',
        owner: 'agency',
        asOf: '2025-06-30',
        status: 'read',
        problems: [problem],
        tables: [
          {
            table: 't',
            rows: 2,
            columns: [
              column,
              { ...column, reading: { kind: 'date', forms: ['dd/MM/yyyy'] } },
              { ...column, reading: { kind: 'boolean', yes: 'có', no: 'không' } },
            ],
            candidateKeys: [['c']],
            nearKeys: [{ column: 'c', distinct: 1, present: 2 }],
            duplicateRows: 0,
            recordKey: { columns: ['c'], kind: 'declared' },
            declared: { primaryKey: ['c'], unique: [['c']], references: [{ columns: ['c'], table: 't', referencedColumns: ['c'] }] },
            problems: [problem],
            reading: { encoding: 'utf-8' },
          },
        ],
      },
    ],
  },
  scorecard: {
    databases: [
      {
        name: 'd',
        criteria: { correct: criterion, complete: criterion, clean: criterion, live: criterion, unified: criterion, shared: criterion },
        tables: [
          {
            table: 't',
            rows: 2,
            criteria: { correct: 50, complete: 50, clean: 50, live: 50, unified: 50, shared: 50 },
            score: 50,
            grade: 'red',
            basis,
          },
        ],
        score: 50,
        grade: 'red',
        basis,
      },
    ],
  },
  origins: {
    attributes: [
      {
        id: 'a',
        entity: 'commune',
        name: 'code',
        holders: [{ ...copyOf, parts: ['c'], role: 'copy', confidence: 1, copyOf, evidence: [{ signal: 'agreement', detail: 'all agree' }] }],
        redundancy: { copies: 1, divergentRecords: 0, divergence: 0, stoppable: 1 },
      },
    ],
    plan: [{ attribute: 'a', action: 'designate', original: copyOf, copies: 1, records: 2, divergent: 0, stoppable: 1, reason: 'spares one' }],
    conflicts: [{ attribute: 'a', designated: copyOf, inferred: copyOf, confidence: 0.9 }],
  },
  discrepancies: [
    {
      id: '1f',
      database: 'd',
      table: 't',
      record_key: '1',
      column: 'c',
      kind: 'missing',
      observed: 'a',
      expected: 'b',
      origin: 'd.t.c',
      rule: 't.c.required',
      severity: 'low',
      detected_at: '2025-08-06T01:20:08.930Z',
    },
  ],
  discrepancyCounts: [{ database: 'd', table: 't', column: 'c', kind: 'missing', count: 1 }],
  comparison: {
    since: '2025-08-05T01:20:08.930Z',
    earlierRuns: 1,
    notRead: [{ database: 'd', table: 't' }],
    came: [place],
    went: [place],
    scores: [{ database: 'd', criterion: 'overall', before: 40, after: 50, verdict: 'better' }],
    discrepancies: { total: findings, byTable: [{ database: 'd', table: 't', kind: 'missing', ...findings }] },
    changedRules: [{ database: 'd', rule: 't.c.range' }],
    drift: [
      {
        database: 'd',
        table: 't',
        column: 'c',
        measure: 'rows',
        before: 4,
        after: 2,
        distance: 0.5,
        basis: { method: 'last', runs: 1 },
        words: 'Số bản ghi giảm',
      },
    ],
  },
  run: {
    startedAt: '2025-08-06T01:20:04.120Z',
    finishedAt: '2025-08-06T01:20:08.930Z',
    stages: [{ name: 'land', milliseconds: 1 }],
    rows: 2,
    tables: 1,
    databases: { read: 1, failed: 0 },
    peakMemoryBytes: 1,
    versions: { sogoc: '0.1.0', node: '24.21.0', engine: 'DuckDB 1.5.6' },
  },
};

/** A result in which every property of every type occurs; the type of `filled` sees to it. */
export const full: SurveyResult = filled;
