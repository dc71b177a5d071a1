import type { Criterion, DiscrepancyKind, Severity } from '@sogoc/contract';
import type { Role } from '@sogoc/origin';
import type { LogicalType } from '@sogoc/profile';
import type { Grade, ReasonCode, RuleResult } from '@sogoc/quality';
import type { SinceMessages } from './since.ts';

/** A short name, what it means in one sentence. */
interface Term {
  name: string;
  meaning: string;
}

/**
 * Every text of the report in one language. Numbers and dates arrive already written in that language; `**` around a part makes it strong.
 * A sentence that counts gets the number too, for languages with plural forms.
 */
export interface Messages {
  /** Title and answer. */
  title: string;
  reportOf: (date: string) => string;
  answer: (facts: { databases: number; read: string; tables: string; rows: string }) => string;
  answerDifferences: (facts: { originals: string; attributes: string; differing: string }) => string;
  answerNoShared: string;
  answerWorst: (facts: { database: string; score: string; grade: string }) => string;
  figures: {
    databases: string;
    rows: string;
    originals: string;
    differing: string;
    discrepancies: string;
    ofDatabases: (read: string, all: string) => string;
    tables: (tables: string) => string;
    ofAttributes: (attributes: string) => string;
    compared: (compared: string) => string;
    variants: (variants: string) => string;
  };
  failed: {
    title: (count: string) => string;
    partial: (database: string) => string;
    none: (database: string) => string;
    short: string;
    happened: string;
    remedy: string;
    detail: string;
    restComplete: string;
  };
  navigation: { label: string; skip: string; theme: string; sections: { answer: string } & Record<SectionName, string> };
  sections: Record<SectionName, string>;

  since: SinceMessages;

  criteria: Record<Criterion, Term>;
  criteriaAnswer: (facts: { database: string; criterion: string; score: string; green: string; graded: string }) => string;
  criteriaAnswerNone: string;
  criteriaTable: { caption: string; database: string; overall: string; open: string; scale: string; failed: (count: string) => string };
  notMeasured: string;
  rules: {
    title: (database: string, criterion: string) => string;
    rule: string;
    checked: string;
    failed: string;
    variants: string;
    score: string;
    none: string;
    measured: string;
    broken: string;
    /** What a score rests on; figures as they are shown. */
    basis: (facts: { records: string; of: string; margin: string; stated: string }) => string;
  };
  ruleSources: Record<'inferred' | 'contract' | 'origin' | 'linkage', string>;
  /** What a kind of check asks, of these columns. */
  checks: Record<CheckName, (columns: string) => string>;
  /** Values of the columns are the same as in another database. */
  sameIn: (columns: string, database: string) => string;
  grades: Record<Grade, string>;

  /** What to do about a fault of a contract: with what should stand there, or without. */
  contract: {
    mend: string;
    refused: string;
    expected: (what: string) => string;
    unused: (count: string) => string;
    more: (count: string) => string;
    unusedNote: string;
  };

  roles: Record<Role, Term>;
  holdersAnswer: (facts: { attributes: string; originals: string; copies: string; undetermined: number }) => string;
  holdersAnswerNone: string;
  holdersTable: {
    caption: string;
    attribute: string;
    open: string;
    differs: (percent: string) => string;
    same: string;
    notCompared: string;
    notHeld: string;
  };
  holder: {
    confidence: (percent: string) => string;
    copyOf: (original: string) => string;
    compared: (checked: string, failed: string, variants: string) => string;
    parts: (columns: string) => string;
    evidence: string;
    close: string;
  };
  signals: Record<string, string>;
  /** Kinds of things that attributes tell about. */
  entities: Record<string, string>;
  plan: {
    title: string;
    text: string;
    more: (steps: string) => string;
    open: string;
    actions: Record<'decide' | 'designate' | 'connect', string>;
    columns: Record<'order' | 'attribute' | 'action' | 'original' | 'copies' | 'records' | 'divergent' | 'stoppable', string>;
    conflicts: (count: string, n: number) => string;
    conflictsText: string;
    conflict: (facts: { designated: string; inferred: string; confidence: string }) => string;
  };
  graph: {
    title: string;
    caption: string;
    from: (database: string) => string;
    attributes: (count: number) => string;
    agrees: (percent: string) => string;
    earlier: string;
    originals: string;
    copies: string;
    table: string;
    columns: { original: string; copy: string; attributes: string; agreement: string; differing: string };
    unknown: string;
  };

  kinds: Record<DiscrepancyKind, Term>;
  severities: Record<Severity, string>;
  discrepanciesAnswer: (facts: { total: string; kind: string; kindTotal: string; database: string; databaseTotal: string }) => string;
  discrepanciesAnswerNone: string;
  variantsNote: (count: string) => string;
  kindTable: { show: string; caption: string; kind: string; total: string };
  records: {
    title: string;
    shown: (from: string, to: string, all: string) => string;
    noneMatch: string;
    part: (embedded: string, all: string) => string;
    columns: { place: string; key: string; column: string; kind: string; values: string; rule: string };
    observed: string;
    expected: string;
    empty: string;
    origin: string;
    all: string;
    filters: { kind: string; database: string; table: string; column: string; search: string };
    clear: string;
    previous: string;
    next: string;
    sortBy: string;
    wholeRecord: string;
    masked: (id: string) => string;
    noScript: string;
    blank: string;
    lineBreak: string;
    tab: string;
    noBreakSpace: string;
    invisible: string;
    decomposed: string;
  };

  databasesAnswer: (facts: { columns: string; full: string; recognised: string; personal: string }) => string;
  database: {
    kinds: Record<string, string>;
    source: string;
    owner: string;
    asOf: string;
    unknown: string;
    tableHead: (rows: string, columns: string) => string;
    keys: string;
    declaredKey: string;
    noKey: string;
    references: string;
    recordNamed: Record<'declared' | 'inferred' | 'row', (columns: string) => string>;
    duplicateRows: (count: string) => string;
    reading: string;
    readingFacts: Record<string, string>;
    problems: string;
    noTables: string;
    columns: { column: string; type: string; filled: string; distinct: string; range: string; patterns: string };
    types: Record<LogicalType, string>;
    recognised: (percent: string) => string;
    missing: (count: string) => string;
    complete: string;
    masked: string;
    personal: string;
    notNfc: (percent: string) => string;
    problemCount: (count: string) => string;
  };

  methodAnswer: (facts: { duration: string; rows: string; memory: string }) => string;
  method: {
    stages: string;
    stage: string;
    time: string;
    stageNames: Record<string, string>;
    facts: string;
    started: string;
    finished: string;
    memory: string;
    versions: string;
    criteria: string;
    thresholds: string;
    thresholdText: string;
    notMeasured: string;
    notMeasuredText: string;
    originText: string;
    origin: string;
    privacy: string;
    privacyText: string;
    readOnly: string;
    files: string;
    filesText: string;
  };
  reasons: Record<ReasonCode, string>;
}

export type SectionName = 'since' | 'criteria' | 'holders' | 'discrepancies' | 'databases' | 'method';

/** The kinds of checks, and what is asked of a copy: that its values are known to the original at all. */
export type CheckName = RuleResult['kind'] | 'known-to-original';
