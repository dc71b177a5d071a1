import type { Readable } from 'node:stream';
import { type Entry, openPromise } from 'yauzl';
import { tooLarge } from '../../land/gunzip.ts';
import { SourceError } from '../../source-error.ts';

/** A genuine sheet of equal rows packs to about a hundredth; a bomb to a thousandth. */
const suspiciousRatio = 400;
const smallEnough = 32 * 2 ** 20;
const mostParts = 10_000;

/** The parts of a workbook file, by their path in it. */
export interface PackageFile extends AsyncDisposable {
  has(part: string): boolean;
  /** The bytes of a part. @throws SourceError `SOURCE_BROKEN` when there is none. */
  open(part: string): Promise<Readable>;
}

/**
 * Opens the container of a workbook after its sizes were looked at: nothing is unpacked that says it unfolds too far, and a part that unfolds to more
 * than it said is broken off by the reader.
 * @throws SourceError `SOURCE_BROKEN`, `SOURCE_TOO_LARGE`.
 */
export async function openPackage(path: string, maxUnpacked: number, place: string): Promise<PackageFile> {
  const broken = (): SourceError =>
    new SourceError('SOURCE_BROKEN', 'The workbook is damaged or cut off', { place, remedy: 'Save it again from its program' });
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw broken();
  });
  const parts = new Map<string, Entry>();
  let packed = 0;
  let unpacked = 0;
  try {
    if (zip.entryCount > mostParts) throw tooLarge(maxUnpacked, place);
    for await (const entry of zip.eachEntry()) {
      parts.set(entry.fileName, entry);
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
    }
    if (unpacked > maxUnpacked || (unpacked > smallEnough && unpacked > packed * suspiciousRatio)) throw tooLarge(maxUnpacked, place);
  } catch (error) {
    zip.close();
    throw error instanceof SourceError ? error : broken();
  }
  const open = async (part: string): Promise<Readable> => {
    const entry = parts.get(part);
    if (!entry) throw broken();
    return zip.openReadStreamPromise(entry);
  };
  return { has: (part) => parts.has(part), open, [Symbol.asyncDispose]: async () => zip.close() };
}
