import { type PersonalIdFacts, personalIdFacts } from '../types/personal-id.ts';
import { provinceCodes } from '../units/province-codes.ts';
import { failed, type Parsed, parsed } from './parsed.ts';

export interface PersonalId extends PersonalIdFacts {
  /** Twelve digits. */
  id: string;
}

/** Reads a personal ID, spaces and dots in it left out. `today` (yyyy-MM-dd) bounds the year of birth. */
export function parsePersonalId(text: string, today: string = new Date().toISOString().slice(0, 10)): Parsed<PersonalId> {
  const id = text.replaceAll(/[\s.]/g, '');
  if (id === '') return failed('empty');
  if (!/^[0-9]+$/.test(id)) return failed('characters');
  if (id.length !== 12) return failed('length');
  if (id.startsWith('0') && !provinceCodes.includes(id.slice(1, 3))) return failed('province');
  if (!/^[0-3]/.test(id)) return failed('province');
  if (!/^[0-3]/.test(id.slice(3))) return failed('century');
  const facts = personalIdFacts(id);
  if (!facts) return failed('form');
  return facts.birthYear > Number(today.slice(0, 4)) ? failed('future') : parsed({ id, ...facts });
}
