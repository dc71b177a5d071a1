import { type Because, because } from '../forms/condition.ts';
import type { FormContent } from '../forms/content.ts';
import type { Answers } from '../table.ts';

/** What a unit answered, where it handed its answers in. */
export interface Answered {
  unit: string;
  answers: Answers | null;
}

/** The gaps of a unit, each with what was answered; null where it has not answered. */
export type Gaps = ReadonlyMap<string, Because> | null;

/** The gaps of every unit on a day, by the rules of the form that it answered. */
export function gapsOf({ gaps }: FormContent, units: readonly Answered[], day: string): Map<string, Gaps> {
  return new Map(units.map(({ unit, answers }) => [unit, answers && found(gaps, answers, day)]));
}

function found(rules: FormContent['gaps'], answers: Answers, day: string): Map<string, Because> {
  const gaps = new Map<string, Because>();
  for (const { id, when } of rules) {
    const reasons = because(when, answers, day);
    if (reasons) gaps.set(id, reasons);
  }
  return gaps;
}

/** Units with each gap, the most frequent first. A gap that no unit has is counted too: 0 of those that answered. */
export function countGaps({ gaps }: FormContent, units: ReadonlyMap<string, Gaps>) {
  const all = [...units.values()];
  return gaps
    .map(({ id, kind, name }) => ({ id, kind, name, units: all.filter((unit) => unit?.has(id)).length }))
    .sort((a, b) => b.units - a.units || (a.id < b.id ? -1 : 1));
}

/** How a gap moved between two rounds, over the units that answered both. */
export function movement(gap: string, before: ReadonlyMap<string, Gaps>, now: ReadonlyMap<string, Gaps>): { closed: number; opened: number } {
  let [closed, opened] = [0, 0];
  for (const [unit, gaps] of now) {
    const earlier = before.get(unit);
    if (!gaps || !earlier) continue;
    if (earlier.has(gap) && !gaps.has(gap)) closed += 1;
    if (!earlier.has(gap) && gaps.has(gap)) opened += 1;
  }
  return { closed, opened };
}
