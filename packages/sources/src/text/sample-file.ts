import { open } from 'node:fs/promises';

const headBytes = 1 << 18;
const pieceBytes = 1 << 14;
const pieces = 48;

/** The beginning of a file, and pieces spread evenly over the rest of it. */
export async function sampleFile(path: string): Promise<{ size: number; samples: Buffer[] }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const read = async (at: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    return buffer.subarray(0, bytesRead);
  };
  const samples = [await read(0, headBytes)];
  const rest = size - headBytes;
  const count = rest > 0 ? Math.min(pieces, Math.ceil(rest / pieceBytes)) : 0;
  for (let index = 0; index < count; index += 1) samples.push(await read(headBytes + Math.floor((rest * index) / count), pieceBytes));
  return { size, samples };
}
