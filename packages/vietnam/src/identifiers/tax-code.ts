import { taxCheckDigit } from '../types/tax-code.ts';
import { failed, type Parsed, parsed } from './parsed.ts';
import { parsePersonalId } from './personal-id.ts';

export interface TaxCode {
  /** `0100109106`, `0100109106-001`, or a personal ID. */
  code: string;
  /** The ten or twelve digits of the payer. */
  payer: string;
  /** Three digits, null for the payer itself. */
  branch: string | null;
}

/** Reads a tax code: ten digits with a check digit, a branch after a dash or not, or the personal ID of a person. */
export function parseTaxCode(text: string): Parsed<TaxCode> {
  const bare = text.replaceAll(/[\s.-]/g, '');
  if (bare === '') return failed('empty');
  if (!/^[0-9]+$/.test(bare)) return failed('characters');
  if (bare.length === 12) {
    const person = parsePersonalId(bare);
    return person.ok ? parsed({ code: bare, payer: bare, branch: null }) : person;
  }
  if (bare.length !== 10 && bare.length !== 13) return failed('length');
  if (taxCheckDigit(bare.slice(0, 9)) !== Number(bare[9])) return failed('check-digit');
  const payer = bare.slice(0, 10);
  const branch = bare.slice(10) || null;
  if (branch === '000') return failed('branch');
  return parsed({ code: branch ? `${payer}-${branch}` : payer, payer, branch });
}
