import { once, readData } from '../data.ts';
import { type Commune, provinceSuccessors, unitsAt } from './units.ts';

/** What became of a commune on 1 July 2025, or where one came from. */
export interface UnitLink {
  /** Five digits; of the new list for a successor, of the old list for a predecessor. */
  code: string;
  /** `full`: all of the old commune went there; `partial`: a part of it did. */
  part: 'full' | 'partial';
}

const links = once(() => {
  const successors = new Map<string, UnitLink[]>();
  const predecessors = new Map<string, UnitLink[]>();
  const add = (map: Map<string, UnitLink[]>, from: string, code: string, part: string): void => {
    const link: UnitLink = { code, part: part === 'partial' ? 'partial' : 'full' };
    map.set(from, [...(map.get(from) ?? []), link]);
  };
  for (const [newer = '', older = '', part = ''] of readData('commune-merges-2025-07-01')) {
    add(successors, older, newer, part);
    add(predecessors, newer, older, part);
  }
  return { successors, predecessors };
});

/** The communes of today that a commune of before the merger went into: one, or several where it was split; none for an unknown code. */
export function successors(oldCode: string): readonly UnitLink[] {
  return links().successors.get(oldCode) ?? [];
}

/** The communes of before the merger that a commune of today was made of; none for an unknown code. */
export function predecessors(newCode: string): readonly UnitLink[] {
  return links().predecessors.get(newCode) ?? [];
}

/** The commune that a code meant on a day (yyyy-MM-dd), or null: most codes were used again on 1 July 2025, about two thirds of them for another name. */
export function communeAt(code: string, date: string): Commune | null {
  return unitsAt(date).communes.get(code) ?? null;
}

/** The official name that a province code meant on a day (yyyy-MM-dd), or null. */
export function provinceAt(code: string, date: string): string | null {
  return unitsAt(date).provinces.get(code) ?? null;
}

/** The province of today (code) that a province of before the merger became part of, or null for an unknown code. */
export function provinceSuccessor(oldCode: string): string | null {
  return provinceSuccessors().get(oldCode) ?? null;
}
