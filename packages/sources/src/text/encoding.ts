import iconv from 'iconv-lite';
import { decodeTcvn3 } from './tcvn3.ts';
import { decodeVni } from './vni.ts';

/** The encodings that text files are read in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
export type SingleByteEncoding = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** Decoders of encodings in which a line feed is always the byte 0A, so that a file may be cut after any line. */
export const singleByteDecoders: Record<SingleByteEncoding, (bytes: Uint8Array) => string> = {
  'windows-1258': (bytes) => iconv.decode(Buffer.from(bytes), 'windows-1258').normalize('NFC'),
  tcvn3: decodeTcvn3,
  vni: decodeVni,
  'windows-1252': (bytes) => iconv.decode(Buffer.from(bytes), 'windows-1252'),
};

/** Whole bytes as text; a byte order mark is dropped, bytes that mean nothing become U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding).decode(bytes);
  return singleByteDecoders[encoding](bytes);
}
