import { type CheckKind, checkColumns, keeps, type Rule } from '@sogoc/contract';
import type { Measure } from '../rule-kind.ts';
import type { ReasonCode, RuleResult } from '../scorecard.ts';

/** Share (0..1) of records that may break an inferred rule before it is taken as a wrong guess rather than as wrong records. */
const tooMany = 0.2;
/** Blanks before every value are how a file was written, not what is wrong with each record. */
const nearlyAll = 0.9;

/** Kinds that guess what values ought to be. The others state what any register must keep (no repeats, clean text). */
const guesses: readonly CheckKind[] = [
  'required',
  'type',
  'format',
  'pattern',
  'range',
  'length',
  'code-list',
  'placeholder',
  'reference',
  'unique',
  'told',
  'trial-rows',
];

/** Does a rule only guess what the values of a column look like? What a contract says of them comes first. */
export function guessesForm({ source, check: { kind } }: Rule): boolean {
  return source === 'inferred' && kind !== 'placeholder' && guesses.includes(kind);
}

/** Is an inferred rule broken so often that the guess is wrong? Rules that the source itself declares stay. */
export function isWrongGuess(rule: Rule, checked: number, failed: number): boolean {
  if (rule.source !== 'inferred' || rule.evidence?.declared !== undefined) return false;
  if (rule.check.kind === 'hygiene') return failed > checked * nearlyAll;
  return guesses.includes(rule.check.kind) && failed > checked * tooMany;
}

/**
 * @param failed records that the rule reports.
 * @param broken all that break it, whichever rule reports them, and its variants: what a contract promises is held against these.
 */
export function measured(rule: Rule, checked: number, failed: number, variants = 0, broken: number = failed + variants): RuleResult {
  if (checked === 0) return notMeasured(rule, 'NO_RECORDS', 'No record that the rule speaks about');
  const result = { ...about(rule), checked, failed, variants, score: (1 - failed / checked) * 100 };
  if (!rule.promise) return result;
  const kept = keeps(rule.promise, broken - variants, checked);
  // A promise that no failing record would break (at least ten gaps) is not about records: it is kept or not.
  return leadsToRecords(rule) ? { ...result, kept } : { ...result, kept, failed: 0, score: kept ? 100 : 0 };
}

/** Do the rule's failing records count as discrepancies? Not where its promise asks for some. */
export function leadsToRecords({ promise }: Rule): boolean {
  return promise === undefined || keeps(promise, 0, 1);
}

/** The result of a number about the table as a whole: it is what is expected, or not. Where it counts records that break the rule, their share is the score. */
export function compared(rule: Rule, { value, expected, checked, records, masked }: Measure): RuleResult {
  const kept = keeps(expected, value, checked);
  const failed = records?.rows ?? 0;
  const score = records ? (1 - failed / checked) * 100 : kept ? 100 : 0;
  return { ...about(rule), checked, failed, variants: 0, score, ...(masked ? { masked } : { measured: value }), kept };
}

export function withdrawn(rule: Rule, checked: number, failed: number): RuleResult {
  return notMeasured(rule, 'PROPOSAL_WITHDRAWN', `${failed} of ${checked} records break the inferred rule: taken as a wrong guess`);
}

export function notMeasured(rule: Rule, reasonCode: ReasonCode, reason: string): RuleResult {
  return { ...about(rule), checked: 0, failed: 0, variants: 0, score: null, reasonCode, reason };
}

function about({
  id,
  check,
  criterion,
  severity,
  database,
  table,
  source,
  evidence,
  description,
}: Rule): Omit<RuleResult, 'checked' | 'failed' | 'variants' | 'score'> {
  return {
    rule: id,
    kind: check.kind,
    criterion,
    severity,
    database,
    table,
    columns: [...checkColumns(check)],
    source,
    ...(description !== undefined && { description: shortened(description) }),
    ...(evidence && { evidence }),
  };
}

const mostCharacters = 300;

function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line;
}
