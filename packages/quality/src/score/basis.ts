import type { Basis, CriterionScore, RuleResult } from '../scorecard.ts';
import { severityWeight, weightedMean } from './weights.ts';

/** Two-sided 95 % of the normal distribution. */
const z = 1.96;

/** What a score is made of, with its weight in it. */
interface Part {
  weight: number;
  basis: Basis | undefined;
}

/**
 * Half the width, in points, of the interval that holds the share of sound records with 95 % confidence, were the records that were looked at a sample of those that the same
 * process makes (Wilson, "Probable inference, the law of succession, and statistical inference", 1927). A number about the table as a whole has none.
 */
function marginOf({ checked, failed, measured }: Pick<RuleResult, 'checked' | 'failed' | 'measured'>): number {
  if (measured !== undefined || checked === 0) return 0;
  const share = failed / checked;
  return ((100 * z) / (1 + z ** 2 / checked)) * Math.sqrt((share * (1 - share)) / checked + z ** 2 / (4 * checked ** 2));
}

/** What the rules of one table rest on; undefined where none was measured. They look at the same records, so their margins are taken to go together. */
export function basisOfRules(rules: readonly RuleResult[], rows: number): Basis | undefined {
  const measured = rules.filter(({ score }) => score !== null);
  if (measured.length === 0) return undefined;
  const mean = (value: (rule: RuleResult) => number): number =>
    weightedMean(measured.map((rule) => ({ score: value(rule), weight: severityWeight[rule.severity] }))) ?? 0;
  return {
    records: Math.min(rows, Math.max(...measured.map(({ checked }) => checked))),
    of: rows,
    margin: mean(marginOf),
    stated: mean(({ source }) => (source === 'inferred' ? 0 : 1)),
  };
}

/** What a criterion of a database rests on: its tables differ from theirs by chance apart from each other. */
export function basisOfTables(parts: readonly Part[]): Basis | undefined {
  return together(parts, (margins) => Math.sqrt(margins.reduce((sum, margin) => sum + margin ** 2, 0)));
}

/** What a score over criteria rests on: they look at the same records. */
export function basisOfCriteria(bases: readonly (Basis | undefined)[]): Basis | undefined {
  const joined = together(
    bases.map((basis) => ({ weight: 1, basis })),
    (margins) => margins.reduce((sum, margin) => sum + margin, 0),
  );
  return joined && { ...joined, records: Math.max(...known(bases).map(({ records }) => records)), of: Math.max(...known(bases).map(({ of }) => of)) };
}

/** What a database's score rests on, from its criteria as they are shown. */
export function basisOfDatabase(criteria: Readonly<Partial<Record<string, Pick<CriterionScore, 'basis'>>>>): { basis?: Basis } {
  return roundedBasis(basisOfCriteria(Object.values(criteria).map((criterion) => criterion?.basis)));
}

/** With a margin of two decimals and a share of three. */
export function roundedBasis(basis: Basis | undefined): { basis?: Basis } {
  return basis ? { basis: { ...basis, margin: Math.ceil(basis.margin * 100) / 100, stated: Math.round(basis.stated * 1000) / 1000 } } : {};
}

function together(parts: readonly Part[], join: (margins: number[]) => number): Basis | undefined {
  const measured = parts.flatMap(({ weight, basis }) => (basis ? [{ weight, basis }] : []));
  const total = measured.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  return {
    records: measured.reduce((sum, { basis }) => sum + basis.records, 0),
    of: measured.reduce((sum, { basis }) => sum + basis.of, 0),
    margin: join(measured.map(({ weight, basis }) => (weight / total) * basis.margin)),
    stated: measured.reduce((sum, { weight, basis }) => sum + (weight / total) * basis.stated, 0),
  };
}

function known(bases: readonly (Basis | undefined)[]): Basis[] {
  return bases.flatMap((basis) => (basis ? [basis] : []));
}
