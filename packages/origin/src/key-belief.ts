import { type Agreement, isEnough, type Screening } from './agreement.ts';
import type { FieldPair } from './column-pairs.ts';
import { type Field, keyed, meaningOf } from './field.ts';
import type { LinkContext, TableLink } from './table-link.ts';

/** An agreement this far beyond chance says that the records really are the same things. */
export const corroborates = 0.3;
/** A composite key that would be met this often by chance proves nothing by being met. */
const mostByChance = 0.1;

/** What belief rests on: of a sample, or of all records. */
export interface Trial {
  key: { a: Field; b: Field }[];
  meetings: number;
  /** Share 0..1 of the records of the side that was met most. */
  support: number;
  /** Records with a key on the side where it is unique. */
  keyed: number;
  agreements: readonly Agreement[];
}

export function trialOf({ sampled, met, meetings, agreements }: Screening, key: readonly FieldPair[]): Trial {
  const sides = [key.map(({ a }) => a), key.map(({ b }) => b)].map((side) => Math.min(...side.map(keyed)));
  const support = Math.min(1, Math.max(met / Math.max(1, sampled), meetings / Math.max(1, ...sides)));
  return { key: [...key], meetings, support, keyed: Math.min(...sides), agreements };
}

export function trialOfLink({ alignment, manyMet, oneMet, agreements }: TableLink): Trial {
  const key = alignment.oneKey.flatMap((a, at) => (alignment.manyKey[at] ? [{ a, b: alignment.manyKey[at] }] : []));
  return { key, meetings: alignment.meetings, support: Math.max(manyMet, oneMet), keyed: alignment.oneKeyed, agreements };
}

function agreeing({ agreements }: { agreements: readonly Agreement[] }): Agreement[] {
  return agreements.filter(isAgreeing);
}

export function isAgreeing(agreement: Agreement): boolean {
  return isEnough(agreement) && agreement.kappa >= corroborates;
}

/** How far a key can be believed; 0 when not at all. A key that both sides hold as the same kind of identifier counts double. */
export function believe(trial: Trial, context: LinkContext): number {
  const { support } = trial;
  if (trial.meetings < 3 || support < 0.1) return 0;
  const strength = agreeing(trial).reduce((sum, agreement) => sum + agreement.kappa, 0);
  const identified = trial.key.some(({ a, b }) => sameIdentifier(a, b, context));
  const believed = identified ? strength > 0 || support >= 0.3 : isCorroborated(trial, context) || speaksForItself(trial, context);
  return believed ? support * (1 + strength) * (identified ? 2 : 1) : 0;
}

/** Without an identifier, a key is borne out by a field that itself nearly tells records apart: a place that agrees follows from an address that does. */
function isCorroborated(trial: Trial, { containment }: LinkContext): boolean {
  return agreeing(trial).some(({ one, many }) => [one, many].every((field) => containment.distinct(field) >= 0.5 * keyed(field)));
}

/** A key of text that is met nearly always, or of several fields that are met far more often than chance would have it. */
function speaksForItself({ key, keyed: records, support }: Trial, { containment }: LinkContext): boolean {
  const byChance = records / key.reduce((product, { a, b }) => product * Math.max(1, containment.distinct(a), containment.distinct(b)), 1);
  if (key.length > 1) return support >= 0.5 && byChance <= mostByChance;
  // Places of parcels hold the places of all firms, and neither tells of the other.
  const eachOnce = (field: Field): boolean => containment.distinct(field) >= 0.5 * keyed(field);
  return support >= 0.9 && key.every(({ a, b }) => [a, b].every((field) => isTelling(field) && eachOnce(field)));
}

/** Text of words: short codes and numbers of one list are found in many another by chance. */
function isTelling({ columns }: Field): boolean {
  return columns.some(({ type, semanticType, maxLength, patterns }) => {
    const lettered = patterns.length > 0 && patterns.every(({ pattern }) => /\p{L}/u.test(pattern));
    return type === 'text' && !semanticType && (maxLength ?? 0) >= 6 && lettered;
  });
}

export function sameIdentifier(a: Field, b: Field | undefined, { pack }: LinkContext): boolean {
  const [x, y] = [meaningOf(a, pack), b && meaningOf(b, pack)];
  return x !== undefined && x === y && x.identifier;
}
