import { certificateSerial } from '../types/certificate-serial.ts';
import { failed, type Parsed, parsed } from './parsed.ts';

/** Reads the serial of a land use right certificate as it is printed: `ĐA 12345678`. */
export function parseCertificateSerial(text: string): Parsed<string> {
  const trimmed = text.trim();
  if (trimmed === '') return failed('empty');
  return certificateSerial.matches(trimmed)
    ? parsed(
        trimmed
          .normalize('NFC')
          .toUpperCase()
          .replaceAll(/[ .-]/g, '')
          .replace(/^(\p{Lu}+)/u, '$1 '),
      )
    : failed('form');
}
