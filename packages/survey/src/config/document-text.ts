import { readFile } from 'node:fs/promises';

const marks: [encoding: string, bytes: number[]][] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The text of a document that somebody wrote by hand: UTF-8, or UTF-16 with its mark, as some editors save. Throws what the file system throws. */
export async function documentText(file: string): Promise<string> {
  const bytes = await readFile(file);
  const [encoding = 'utf-8'] = marks.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte)) ?? [];
  return new TextDecoder(encoding).decode(bytes);
}
