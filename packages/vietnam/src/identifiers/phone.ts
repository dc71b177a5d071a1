import { phone, renamedPrefixes } from '../types/phone.ts';
import { failed, type Parsed, parsed } from './parsed.ts';

export interface Phone {
  /** `+84912345678`; digits alone for a service number (`19001234`). */
  number: string;
  kind: 'mobile' | 'landline' | 'service';
}

/** Reads a phone number in any usual writing; mobile prefixes of before 2018 become the ten-digit ones. */
export function parsePhone(text: string): Parsed<Phone> {
  const trimmed = text.trim();
  if (trimmed === '') return failed('empty');
  if (!phone.matches(trimmed)) return failed(/^[0-9+ ().-]+$/.test(trimmed) ? 'prefix' : 'characters');
  const digits = trimmed.replaceAll(/[^0-9]/g, '');
  if (/^1[89]00/.test(digits)) return parsed({ number: digits, kind: 'service' });
  const national = digits.replace(/^84(0?)([0-9]{9,10})$/, '$2').replace(/^0/, '');
  const longMobile = /^1[2689][0-9]{8}$/.test(national);
  const short = longMobile ? (renamedPrefixes[national.slice(0, 3)] ?? national.slice(0, 3)) + national.slice(3) : national;
  return parsed({ number: `+84${short}`, kind: national.startsWith('2') ? 'landline' : 'mobile' });
}
