import { type Criterion, criteria } from '@sogoc/contract';
import type { ColumnProfile } from '@sogoc/profile';
import type { CriterionScore, DatabaseScore, ReasonCode, RuleResult } from '@sogoc/quality';
import type { Catalog } from '../../src/model.ts';
import { gradeOf } from '../../src/report/grade-mark.ts';

type Table = Catalog['databases'][number]['tables'][number];

/** A column as the profile would describe it. */
export function column(name: string, distinct: number, more: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    name,
    sourceType: 'text',
    storage: 'text',
    type: 'text',
    reading: { kind: 'stored' },
    missing: 0,
    blank: 0,
    unreadable: 0,
    canonical: true,
    distinct,
    min: null,
    max: null,
    minLength: 1,
    maxLength: 40,
    notNfc: 0,
    topValues: [],
    patterns: [],
    numbers: null,
    semanticType: null,
    personal: false,
    ...more,
  };
}

export function semantic(id: string, matched = 1): ColumnProfile['semanticType'] {
  return { id, confidence: 0.97, matched };
}

export function table(name: string, rows: number, columns: ColumnProfile[], more: Partial<Table> = {}): Table {
  const key = columns.find((candidate) => candidate.distinct === rows)?.name;
  return {
    table: name,
    rows,
    columns,
    candidateKeys: key ? [[key]] : [],
    nearKeys: [],
    duplicateRows: 0,
    recordKey: key ? { columns: [key], kind: 'inferred' } : { columns: [], kind: 'row' },
    declared: { primaryKey: null, unique: [], references: [] },
    problems: [],
    reading: { encoding: 'utf-8', delimiter: ',' },
    ...more,
  };
}

export function rule(
  criterion: Criterion,
  place: [database: string, table: string, ...columns: string[]],
  kind: RuleResult['kind'],
  counts: [checked: number, failed: number, variants?: number],
  source: RuleResult['source'] = 'inferred',
): RuleResult {
  const [database, name, ...columns] = place;
  const [checked, failed, variants = 0] = counts;
  return {
    rule: `${name}.${columns.join('+')}.${kind}`,
    kind,
    criterion,
    severity: 'medium',
    database,
    table: name,
    columns,
    checked,
    failed,
    variants,
    score: checked === 0 ? null : 100 * (1 - failed / checked),
    ...(checked === 0 ? { reasonCode: 'NO_RECORDS' as const, reason: 'No records' } : {}),
    source,
  };
}

const reasonCodes: Partial<Record<Criterion, ReasonCode>> = { live: 'NO_EVENT_TIME', shared: 'NO_CONSUMERS', unified: 'NO_ORIGINAL_KNOWN' };

/** The score of a database from its rules; a criterion without rules is not measured. */
export function scored(name: string, rules: RuleResult[]): DatabaseScore {
  const entries = criteria.map((criterion): [Criterion, CriterionScore] => {
    const own = rules.filter((candidate) => candidate.criterion === criterion);
    const measured = own.flatMap((candidate) => (candidate.score === null ? [] : [candidate.score]));
    const checked = own.reduce((sum, each) => sum + each.checked, 0);
    if (measured.length === 0)
      return [criterion, { score: null, reasonCode: reasonCodes[criterion] ?? 'NO_RULES', reason: 'Not asked', checked, rules: own }];
    return [criterion, { score: round(measured.reduce((sum, score) => sum + score, 0) / measured.length), checked, rules: own }];
  });
  const scores = entries.flatMap(([, criterion]) => (criterion.score === null ? [] : [criterion.score]));
  const score = scores.length === 0 ? null : round(scores.reduce((sum, value) => sum + value, 0) / scores.length);
  return {
    name,
    criteria: Object.fromEntries(entries) as DatabaseScore['criteria'],
    tables: [],
    score,
    grade: score === null ? null : gradeOf(score),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
