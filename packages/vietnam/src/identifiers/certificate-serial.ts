import { certificateSerial } from '../types/certificate-serial.ts';
import { failed, type Parsed, parsed } from './parsed.ts';

/** Reads the serial of a land use right certificate as capitals and digits without separators: `ĐA12345678`. */
export function parseCertificateSerial(text: string): Parsed<string> {
  const trimmed = text.trim();
  if (trimmed === '') return failed('empty');
  return certificateSerial.matches(trimmed) ? parsed(trimmed.normalize('NFC').toUpperCase().replaceAll(/[ .-]/g, '')) : failed('form');
}
