import { type AgencyCode, parseAgencyCode } from './agency-code.ts';
import { parseWrittenDate } from './date.ts';
import { failed, type Parsed, parsed } from './parsed.ts';

export interface DossierCode {
  agency: AgencyCode;
  /** Day of receipt, yyyy-MM-dd. */
  received: string;
  /** Number of the day. */
  number: number;
}

/** Reads a dossier code, `H56.31-251001-0001` or with the older agency code. */
export function parseDossierCode(text: string): Parsed<DossierCode> {
  const [agencyText = '', day = '', number = '', ...more] = text.trim().split('-');
  if (agencyText === '') return failed('empty');
  if (more.length > 0 || !/^[0-9]{6}$/.test(day) || !/^[0-9]{4,6}$/.test(number)) return failed('form');
  const agency = parseAgencyCode(agencyText);
  if (!agency.ok) return agency;
  const received = parseWrittenDate(`20${day}`);
  return received.ok ? parsed({ agency: agency.value, received: received.value.date, number: Number(number) }) : failed('calendar');
}
