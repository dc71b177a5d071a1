import { type Criterion, criteria } from '@sogoc/contract';
import type { Basis, CriterionScore, DatabaseScore, RuleResult, Scorecard, TableScore } from '../scorecard.ts';
import { basisOfCriteria, basisOfDatabase, basisOfRules, basisOfTables, roundedBasis } from './basis.ts';
import { whyNot } from './reasons.ts';
import { grade, rounded, severityWeight, tableWeight, weightedMean } from './weights.ts';

/** What the score must know of a database beside its results; a list of its `TableProfile`s fits `tables`. */
export interface ScoredDatabase {
  name: string;
  tables: readonly { table: string; rows: number }[];
}

/**
 * Scores 0 to 100 from rule to criterion to table to database; formulas and worked examples in docs/reference/scores.md. What was not measured is
 * null with a reason and enters no mean.
 */
export function score(results: readonly RuleResult[], databases: readonly ScoredDatabase[]): Scorecard {
  return {
    databases: databases.map((database) =>
      scoreDatabase(
        database,
        results.filter((result) => result.database === database.name),
      ),
    ),
  };
}

function scoreDatabase({ name, tables }: ScoredDatabase, results: readonly RuleResult[]): DatabaseScore {
  const exact = byCriterion((criterion) =>
    scoreCriterion(
      criterion,
      tables,
      results.filter((result) => result.criterion === criterion),
    ),
  );
  const overall = weightedMean(criteria.map((criterion) => ({ score: exact[criterion].score, weight: 1 })));
  const shown = byCriterion((criterion) => ({
    ...exact[criterion],
    score: rounded(exact[criterion].score),
    ...roundedBasis(exact[criterion].basis),
  }));
  return {
    name,
    criteria: shown,
    tables: tables.map((table) => scoreTable(table, results)),
    score: rounded(overall),
    grade: grade(rounded(overall)),
    ...basisOfDatabase(shown),
  };
}

function scoreCriterion(criterion: Criterion, tables: ScoredDatabase['tables'], rules: RuleResult[]): CriterionScore {
  const parts = tables.map(({ table, rows }) => {
    const own = rules.filter((rule) => rule.table === table);
    return { score: ofRules(own), weight: tableWeight(rows), basis: basisOfRules(own, rows) };
  });
  const basis = basisOfTables(parts);
  const score = weightedMean(parts);
  const checked = rules.reduce((sum, rule) => sum + rule.checked, 0);
  return { score, ...(score === null ? whyNot(criterion, rules) : {}), checked, ...(basis && { basis }), rules };
}

function scoreTable({ table, rows }: ScoredDatabase['tables'][number], results: readonly RuleResult[]): TableScore {
  const own = results.filter((result) => result.table === table);
  const exact = byCriterion((criterion) => ofRules(own.filter((result) => result.criterion === criterion)));
  const overall = rounded(weightedMean(criteria.map((criterion) => ({ score: exact[criterion], weight: 1 }))));
  const bases: (Basis | undefined)[] = criteria.map((criterion) =>
    basisOfRules(
      own.filter((result) => result.criterion === criterion),
      rows,
    ),
  );
  return {
    table,
    rows,
    criteria: byCriterion((criterion) => rounded(exact[criterion])),
    score: overall,
    grade: grade(overall),
    ...roundedBasis(basisOfCriteria(bases)),
  };
}

function ofRules(rules: readonly RuleResult[]): number | null {
  return weightedMean(rules.map(({ score, severity }) => ({ score, weight: severityWeight[severity] })));
}

function byCriterion<T>(make: (criterion: Criterion) => T): Record<Criterion, T> {
  const made = criteria.map((criterion): [Criterion, T] => [criterion, make(criterion)]);
  return Object.fromEntries(made) as Record<Criterion, T>;
}
