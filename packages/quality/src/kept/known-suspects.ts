import type { DistinctTexts } from '../pages/distinct-texts.ts';
import type { RuleContext } from '../rule-kind.ts';
import { compile } from '../run/scan.ts';
import type { JudgedUnit, Verdict } from './judged-values.ts';
import { KnownVerdicts } from './known-verdicts.ts';
import type { StateFolder } from './state-folder.ts';
import type { Unit } from './unit.ts';

/** What is known of suspects before rules are asked of them. */
export interface KnownSuspects {
  /** Of each value, by its number, the place of its verdict among those of its unit; -1 where it is not known. */
  verdictOf: Int32Array;
  judged: Map<Unit, JudgedUnit>;
  /** What is known of values of a unit, and learns of them; none where verdicts rest on more than the value. */
  known: ReadonlyMap<Unit, KnownVerdicts>;
}

/** With more values than this the engine tells all, which takes less time. */
const mostTold = 20_000;

/**
 * Tells of values what rules said of them, or of their like, in an earlier run.
 * @param units by the places of their columns.
 * @returns the numbers of the values of which nothing is known as well.
 */
export function knownSuspects(
  { manifest }: Pick<StateFolder, 'manifest'>,
  texts: DistinctTexts,
  units: ReadonlyMap<number, Unit>,
  context: RuleContext,
): KnownSuspects & { unknown: Int32Array } {
  const verdictOf = new Int32Array(texts.count).fill(-1);
  const judged = new Map<Unit, JudgedUnit>();
  const known = new Map<Unit, KnownVerdicts>();
  for (const unit of units.values()) {
    const kept = manifest.verdicts[unit.id] ?? { verdicts: [], of: {} };
    const own = KnownVerdicts.of(unit, context, kept);
    if (!own) continue;
    manifest.verdicts[unit.id] = kept;
    known.set(unit, own);
  }
  const unknown: number[] = [];
  for (let number = 0; number < texts.count; number += 1) {
    const unit = units.get(texts.placeOf(number));
    if (!unit) continue;
    const verdict = texts.count <= mostTold ? tell(known.get(unit), texts.textOf(number)) : undefined;
    if (verdict) verdictOf[number] = placeOf(verdict, unit, judged, context);
    else unknown.push(number);
  }
  return { verdictOf, judged, known, unknown: Int32Array.from(unknown) };
}

function tell(known: KnownVerdicts | undefined, text: string | null): Verdict | undefined {
  const name = known?.nameOf(text);
  return name === undefined ? undefined : known?.of(name);
}

function placeOf(verdict: Verdict, unit: Unit, judged: Map<Unit, JudgedUnit>, context: RuleContext): number {
  const own = judged.get(unit) ?? { unit, rules: compile(unit.rules, context).rules, verdicts: [] };
  judged.set(unit, own);
  const place = own.verdicts.indexOf(verdict);
  return place < 0 ? own.verdicts.push(verdict) - 1 : place;
}
