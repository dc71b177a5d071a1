import { failed, type Parsed, parsed } from './parsed.ts';

export interface AgencyCode {
  /** The newer writing, largest unit first: `H56.12`. */
  code: string;
  /** Code of the ministry or province: `H56`. */
  root: string;
  /** Units below it, largest first. */
  units: readonly string[];
}

/** Reads an agency code in the older (`000.00.12.H56`) or the newer (`H56.12`) writing. */
export function parseAgencyCode(text: string): Parsed<AgencyCode> {
  const written = text.trim().toUpperCase();
  if (written === '') return failed('empty');
  const older = /^([0-9]{3})\.([0-9]{2})\.([0-9]{2})\.([A-Z][0-9]{2})$/.test(written);
  const largestFirst = older ? written.split('.').toReversed() : written.split('.');
  const [root = '', ...units] = largestFirst
    .join('.')
    .replace(/(?:\.0+)+$/, '')
    .split('.');
  const right = /^[A-Z][0-9]{2}$/.test(root) && units.length <= 3 && units.every((unit) => /^[0-9]{1,3}$/.test(unit));
  return right ? parsed({ code: [root, ...units].join('.'), root, units }) : failed('form');
}
