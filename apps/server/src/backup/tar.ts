import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { RegisterError } from '../register-error.ts';

const block = 512;

/** A file in an archive. */
export interface Entry {
  name: string;
  size: number;
  /** Where its bytes begin in the archive. */
  start: number;
}

/** Writes files into a tar archive (POSIX ustar), readable by its owner alone, one after the other in little memory. */
export async function writeTar(archive: string, files: readonly { name: string; path: string }[]): Promise<void> {
  const out = createWriteStream(archive, { mode: 0o600, flush: true });
  const write = async (bytes: Uint8Array) => {
    if (!out.write(bytes)) await new Promise<void>((resolve) => out.once('drain', resolve));
  };
  const done = finished(out);
  done.catch(() => undefined);
  try {
    for (const { name, path } of files) {
      const { size } = await stat(path);
      await write(header(name, size));
      for await (const chunk of createReadStream(path)) await Promise.race([write(chunk as Uint8Array), done]);
      await write(Buffer.alloc((block - (size % block)) % block));
    }
    await write(Buffer.alloc(2 * block));
  } finally {
    out.end();
  }
  await done;
}

function header(name: string, size: number): Uint8Array {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, at: number, length: number) => bytes.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  bytes.write(name, 0, 100, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  if (size < 8 ** 11) octal(size, 124, 12);
  else {
    // Beyond 8 GiB in the way of GNU tar.
    bytes[124] = 0x80;
    bytes.writeBigUInt64BE(BigInt(size), 128);
  }
  octal(0, 136, 12);
  bytes.write('        0', 148, 'latin1');
  bytes.write('ustar\x0000', 257, 'latin1');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** The files of an archive. @throws RegisterError `BACKUP_INVALID` where it is no archive, or cut off. */
export async function listTar(archive: string): Promise<Entry[]> {
  const file = await open(archive, 'r');
  try {
    const { size: end } = await file.stat();
    const entries: Entry[] = [];
    const bytes = Buffer.alloc(block);
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(bytes, 0, block, at);
      if (bytesRead < block) throw notWhole(archive);
      if (bytes.every((byte) => byte === 0)) return entries;
      const entry = { ...read(bytes, archive), start: at + block };
      if (entry.start + entry.size > end) throw notWhole(archive);
      entries.push(entry);
      at = entry.start + Math.ceil(entry.size / block) * block;
    }
  } finally {
    await file.close();
  }
}

function read(bytes: Buffer, archive: string): { name: string; size: number } {
  const text = (at: number, length: number) =>
    bytes
      .toString('latin1', at, at + length)
      .replace(/\0.*$/s, '')
      .trim();
  const expected = Number.parseInt(text(148, 8), 8);
  const sum = bytes.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const size = bytes[124] === 0x80 ? Number(bytes.readBigUInt64BE(128)) : Number.parseInt(text(124, 12), 8);
  if (sum !== expected || !Number.isSafeInteger(size) || size < 0) throw notWhole(archive);
  return { name: text(0, 100), size };
}

/** Copies a file out of an archive. @returns SHA-256 of what was copied, hexadecimal. */
export async function extract(archive: string, { start, size }: Entry, to: string): Promise<string> {
  const out = createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true });
  const hash = createHash('sha256');
  if (size > 0) {
    for await (const chunk of createReadStream(archive, { start, end: start + size - 1 })) {
      hash.update(chunk as Uint8Array);
      if (!out.write(chunk)) await new Promise<void>((resolve) => out.once('drain', resolve));
    }
  }
  out.end();
  await finished(out);
  return hash.digest('hex');
}

export function notWhole(archive: string): RegisterError {
  return new RegisterError('BACKUP_INVALID', 'This is no backup of a register, or not all of it.', {
    place: archive,
    remedy: 'Take another backup; nothing was restored.',
  });
}
