import { decode, type Encoding, type SingleByteEncoding } from './encoding.ts';
import { vietnameseLikeness } from './vietnamese-likeness.ts';

export interface DetectedEncoding {
  encoding: Encoding;
  /** 0..1: how much better this reads than the next best. */
  confidence: number;
}

const candidates: readonly SingleByteEncoding[] = ['windows-1258', 'tcvn3', 'vni'];

/**
 * Which encoding bytes of a text file are in: a byte order mark, else zero bytes of UTF-16, else valid UTF-8, else the encoding in which the words
 * beyond ASCII read most like Vietnamese; Windows-1252 where none does.
 * @param samples The file's beginning first, then pieces from elsewhere, each cut anywhere.
 */
export function detectEncoding(samples: readonly Uint8Array[]): DetectedEncoding {
  const [head = new Uint8Array()] = samples;
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', confidence: 1 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', confidence: 1 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', confidence: 1 };
  const wide = utf16(head);
  if (wide) return wide;
  const { valid, broken } = countUtf8(samples);
  if (broken === 0) return { encoding: 'utf-8', confidence: 1 };
  if (valid > 20 * broken) return { encoding: 'utf-8', confidence: 1 - broken / (valid + broken) };
  return mostVietnamese(samples.map(cutAtBlanks));
}

function utf16(head: Uint8Array): DetectedEncoding | null {
  const pairs = Math.min(head.length, 65_536) >> 1;
  if (pairs < 2) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs; index += 1) {
    if (head[2 * index] === 0) even += 1;
    if (head[2 * index + 1] === 0) odd += 1;
  }
  // Delimiters, digits and line ends alone make a third of any table's characters ASCII.
  if (odd > pairs * 0.2 && even < pairs * 0.02) return { encoding: 'utf-16le', confidence: 0.9 };
  if (even > pairs * 0.2 && odd < pairs * 0.02) return { encoding: 'utf-16be', confidence: 0.9 };
  return null;
}

/** Counts the well-formed and the broken sequences beyond ASCII; sequences cut by a sample's edge are neither. */
function countUtf8(samples: readonly Uint8Array[]): { valid: number; broken: number } {
  let valid = 0;
  let broken = 0;
  samples.forEach((bytes, piece) => {
    let at = 0;
    while (piece > 0 && at < 3 && isContinuation(bytes[at])) at += 1;
    while (at < bytes.length) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) {
        at += 1;
        continue;
      }
      const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 1;
      let have = 1;
      while (have < length && isContinuation(bytes[at + have])) have += 1;
      if (length > 1 && have === length) valid += 1;
      else if (at + have < bytes.length || length === 1) broken += 1;
      at += have;
    }
  });
  return { valid, broken };
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** A piece without the words that its edges cut. */
function cutAtBlanks(bytes: Uint8Array, piece: number): Uint8Array {
  const first = piece === 0 ? 0 : bytes.findIndex((byte) => byte <= 0x20) + 1;
  const last = bytes.findLastIndex((byte) => byte <= 0x20);
  return last > first ? bytes.subarray(first, last) : bytes;
}

function mostVietnamese(samples: readonly Uint8Array[]): DetectedEncoding {
  const scored = candidates
    .map((encoding) => {
      const text = samples.map((bytes) => decode(bytes, encoding)).join('\n');
      return { encoding, share: vietnameseLikeness(text).share };
    })
    .sort((a, b) => b.share - a.share);
  const [best, next] = scored;
  if (!best || best.share < 0.5) return { encoding: 'windows-1252', confidence: 1 - (best?.share ?? 0) };
  return { encoding: best.encoding, confidence: Math.round((best.share - (next?.share ?? 0) * (1 - best.share)) * 1000) / 1000 };
}
