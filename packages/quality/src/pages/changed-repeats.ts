import { footerColumns } from './footer.ts';
import { GrowingBytes } from './growing.ts';
import { HashCounts } from './hash-counts.ts';
import { hashGroups, type PlacedHashes, visitHashes } from './hash-groups.ts';
import type { Space } from './kernels/space.ts';
import { lookUpKeys, type PlacedKeys } from './key-lookup.ts';
import { Members } from './members.ts';
import { NotReadable } from './pages-error.ts';
import { ParquetWriter, type WrittenColumn } from './parquet-writer.ts';
import { FileOfPages } from './read-chunk.ts';
import { TextsOf } from './texts-of.ts';
import { type TextColumn, visitTexts } from './values-at.ts';

/** What has come to repeat, or has ceased to, since parts of a table came and went. */
export interface ChangesJob {
  files: readonly PlacedHashes[];
  /** Files of the hashes that repeated so far. */
  repeating: readonly string[];
  keys: PlacedKeys;
  /** Of each new part, by its place in the table, where its values lie. */
  values: ReadonlyMap<number, TextColumn>;
  /** New files: what repeats now, which hashes of those that repeated are looked at anew, and which repeat for the first time. */
  found: string;
  stale: string;
  repeated: string;
}

export interface Changes {
  /** How many rows the files have: of `foundColumns`, and twice of `hashColumn`. */
  found: number;
  stale: number;
  repeated: number;
}

/** A record beyond the first of its group: its part, row and hash, its key and that of the first, and the value where it is `known`. */
const foundColumns: readonly WrittenColumn[] = [
  { name: 'place', type: 'integer' },
  { name: 'row', type: 'integer' },
  { name: 'hash', type: 'bigint' },
  { name: 'key', type: 'text' },
  { name: 'first_key', type: 'text' },
  { name: 'value', type: 'text' },
  { name: 'known', type: 'integer' },
];
/** Hashes alone. */
export const hashColumn: readonly WrittenColumn[] = [{ name: 'hash', type: 'bigint' }];

/** Hashes of parts that came or went beyond which the engine is asked. */
const mostChanged = 2 ** 22;
const rowsAtOnce = 100_000;

/**
 * Looks for what changed alone: hashes that more records have in parts that came than in those that went, and those of either that repeated. Values whose hashes are
 * equal are taken to be equal.
 * @param space for hashes.
 * @throws NotReadable, NodeJS.ErrnoException
 */
export async function changedRepeats(job: ChangesJob, space: Space, signal?: AbortSignal): Promise<Changes> {
  using pages = new FileOfPages();
  const groups = hashGroups(pages, job.files);
  const changed = groups.filter(({ place, isNew }) => isNew || place < 0);
  const hashes = changed.reduce((sum, { hash }) => sum + hash.values, 0);
  if (hashes > mostChanged) throw new NotReadable('Too much has changed');
  const counts = new HashCounts(space, hashes);
  for (const { hash, isNew } of changed) visitHashes(pages, hash, (words, count) => counts.add(words, count, isNew ? 1 : -1));
  for (const path of hashes > 0 ? job.repeating : [])
    for (const chunk of footerColumns(path).get('hash')?.chunks ?? []) {
      signal?.throwIfAborted();
      visitHashes(pages, chunk, (words, count) => counts.mark(words, count));
    }
  if (counts.look() === 0) return { found: 0, stale: 0, repeated: 0 };
  const members = Members.find(pages, groups, counts, signal);
  const [stale, repeated]: [number[], number[]] = [[], []];
  for (let number = 0; number < members.hashes; number += 1)
    if (counts.isMarked(number)) stale.push(number);
    else if (members.sizeOf(number) > 1) repeated.push(number);
  return {
    found: await writeFound(job, pages, members, counts),
    stale: await writeHashes(job.stale, stale, counts),
    repeated: await writeHashes(job.repeated, repeated, counts),
  };
}

async function writeFound({ found, keys, values }: ChangesJob, pages: FileOfPages, members: Members, counts: HashCounts): Promise<number> {
  const keysOf = new TextsOf(members.count);
  lookUpKeys(
    pages,
    keys,
    members.asked(() => true),
    (member, key) => keysOf.set(member, key),
  );
  const textsOf = new TextsOf(members.hashes);
  for (const [place, { rows, numbers }] of members.asked((member) => members.isNewest(member))) {
    const column = values.get(place);
    if (!column) throw new NotReadable('Values that lie nowhere');
    visitTexts(pages, [column], rows, (at, text) => textsOf.set(members.hashOf(numbers[at] ?? 0), text));
  }
  const writer = await ParquetWriter.create(found, foundColumns);
  try {
    const into = foundColumns.map(() => new GrowingBytes());
    let rows = 0;
    const flush = async (): Promise<void> => {
      await writer.add(
        rows,
        into.map(({ bytes }) => bytes),
      );
      for (const column of into) column.clear();
      rows = 0;
    };
    const [place, row, hash, key, firstKey, value, known] = into;
    for (let number = 0; number < members.hashes; number += 1) {
      // Most are new, and of one record.
      if (members.sizeOf(number) < 2) continue;
      const [first = 0, ...others] = members.of(number);
      for (const member of others) {
        const [own, earlier, text] = [keysOf.of(member), keysOf.of(first), textsOf.of(number)];
        if (!own || !earlier) throw new NotReadable('Keys that were not kept');
        place?.integer(members.placeOf(member));
        row?.integer(members.rowOf(member));
        hash?.integer(counts.word(number, 0));
        hash?.integer(counts.word(number, 1));
        key?.text(own);
        firstKey?.text(earlier);
        value?.text(text ?? nothing);
        known?.integer(text ? 1 : 0);
        rows += 1;
      }
      if (rows >= rowsAtOnce) await flush();
    }
    await flush();
  } finally {
    await writer.finish();
  }
  return writer.rows;
}

const nothing = new Uint8Array(0);

async function writeHashes(path: string, numbers: readonly number[], counts: HashCounts): Promise<number> {
  const writer = await ParquetWriter.create(path, hashColumn);
  const bytes = new GrowingBytes();
  for (const number of numbers) {
    bytes.integer(counts.word(number, 0));
    bytes.integer(counts.word(number, 1));
  }
  await writer.add(numbers.length, [bytes.bytes]);
  return writer.finish();
}
