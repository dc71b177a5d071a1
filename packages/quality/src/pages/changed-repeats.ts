import { footerColumns } from './footer.ts';
import { GrowingBytes } from './growing.ts';
import { HashCounts } from './hash-counts.ts';
import { type HashGroup, hashGroups, numbersAt, type PlacedHashes, visitHashes } from './hash-groups.ts';
import { KeyLookup, type PlacedKeys } from './key-lookup.ts';
import { NotReadable } from './pages-error.ts';
import { ParquetWriter, type WrittenColumn } from './parquet-writer.ts';
import { FileOfPages } from './read-chunk.ts';
import { type TextColumn, textsAt } from './values-at.ts';

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
export const foundColumns: readonly WrittenColumn[] = [
  { name: 'place', type: 'integer' },
  { name: 'row', type: 'integer' },
  { name: 'hash', type: 'bigint' },
  { name: 'key', type: 'text' },
  { name: 'first_key', type: 'text' },
  { name: 'value', type: 'text' },
  { name: 'known', type: 'integer' },
];
export const hashColumn: readonly WrittenColumn[] = [{ name: 'hash', type: 'bigint' }];

/** Hashes of parts that came or went, and records that share one, beyond which the engine is asked. */
const mostChanged = 2 ** 22;
const rowsAtOnce = 100_000;

interface Member {
  slot: number;
  place: number;
  row: number;
  isNew: boolean;
}

/**
 * Looks for what changed alone: hashes that more records have in parts that came than in those that went, and those of either that repeated. Values whose hashes are
 * equal are taken to be equal.
 * @throws NotReadable, NodeJS.ErrnoException
 */
export async function changedRepeats(job: ChangesJob, signal?: AbortSignal): Promise<Changes> {
  using pages = new FileOfPages();
  const groups = hashGroups(pages, job.files);
  const changed = groups.filter(({ place, isNew }) => isNew || place < 0);
  const hashes = changed.reduce((sum, { hash }) => sum + hash.values, 0);
  if (hashes > mostChanged) throw new NotReadable('Too much has changed');
  const counts = new HashCounts(hashes);
  for (const { hash, isNew } of changed) visitHashes(pages, hash, (words, count) => counts.add(words, count, isNew ? 1 : -1));
  for (const path of hashes > 0 ? job.repeating : [])
    for (const chunk of footerColumns(path).get('hash')?.chunks ?? []) {
      signal?.throwIfAborted();
      visitHashes(pages, chunk, (words, count) => counts.mark(words, count));
    }
  const wanted = counts.lookFor((slot) => (counts.counts[slot] ?? 0) > 0 || counts.marks[slot] === 1);
  if (wanted === 0) return { found: 0, stale: 0, repeated: 0 };
  const together = groupsOf(membersOf(pages, groups, counts, signal));
  const repeated = together.flatMap(([member]) => (member && counts.marks[member.slot] !== 1 ? [member.slot] : []));
  const stale = [...counts.slots()].filter((slot) => counts.marks[slot] === 1);
  return {
    found: await writeFound(job, pages, together, counts),
    stale: await writeHashes(job.stale, stale, counts),
    repeated: await writeHashes(job.repeated, repeated, counts),
  };
}

/** The records whose hash is looked for. */
function membersOf(pages: FileOfPages, groups: readonly HashGroup[], counts: HashCounts, signal?: AbortSignal): Member[] {
  const members: Member[] = [];
  for (const { hash, row, place, isNew } of groups) {
    if (place < 0) continue;
    signal?.throwIfAborted();
    const [places, slots]: [number[], number[]] = [[], []];
    visitHashes(pages, hash, (words, count, first) => counts.collect(words, count, first, places, slots));
    if (places.length === 0) continue;
    const rows = numbersAt(pages, row, places);
    for (const [at, slot] of slots.entries()) members.push({ slot, place, row: rows[at] ?? 0, isNew });
    if (members.length > mostChanged) throw new NotReadable('Too much has changed');
  }
  return members;
}

/** The members that share a hash, each group in the order of the table. */
function groupsOf(members: Member[]): Member[][] {
  const groups: Member[][] = [];
  let group: Member[] = [];
  for (const member of members.sort((a, b) => a.slot - b.slot || a.place - b.place || a.row - b.row)) {
    if (group[0]?.slot === member.slot) group.push(member);
    else {
      if (group.length > 1) groups.push(group);
      group = [member];
    }
  }
  if (group.length > 1) groups.push(group);
  return groups;
}

async function writeFound({ found, keys, values }: ChangesJob, pages: FileOfPages, groups: readonly Member[][], counts: HashCounts): Promise<number> {
  const lookup = new KeyLookup(pages, keys);
  const keyOf = lookup.of(groups.flat());
  const newest = groups.flatMap((group) => group.find(({ isNew }) => isNew) ?? []);
  const textOf = valuesOf(pages, newest, values);
  const writer = await ParquetWriter.create(found, foundColumns);
  try {
    const columns = foundColumns.map(() => new GrowingBytes());
    let rows = 0;
    const flush = async (): Promise<void> => {
      await writer.add(
        rows,
        columns.map(({ bytes }) => bytes),
      );
      for (const column of columns) column.clear();
      rows = 0;
    };
    const [place, row, hash, key, firstKey, value, known] = columns as [GrowingBytes, GrowingBytes, GrowingBytes, ...GrowingBytes[]];
    for (const group of groups) {
      const [first, ...others] = group;
      const text = first && textOf.get(first.slot);
      for (const member of others) {
        place.integer(member.place);
        row.integer(member.row);
        for (const word of counts.wordsOf(member.slot)) hash.integer(word);
        key?.text(keyOf(member));
        firstKey?.text(keyOf(first ?? member));
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

/** The values of new records, by slot. */
function valuesOf(pages: FileOfPages, members: readonly Member[], columns: ReadonlyMap<number, TextColumn>): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  for (const [place, some] of Map.groupBy(members, (member) => member.place)) {
    const column = columns.get(place);
    if (!column) throw new NotReadable('Values that lie nowhere');
    const sorted = some.toSorted((a, b) => a.row - b.row);
    const texts = textsAt(
      pages,
      [column],
      sorted.map(({ row }) => row),
    );
    for (const [at, { slot }] of sorted.entries()) found.set(slot, texts[at] ?? nothing);
  }
  return found;
}

async function writeHashes(path: string, slots: readonly number[], counts: HashCounts): Promise<number> {
  const writer = await ParquetWriter.create(path, hashColumn);
  const bytes = new GrowingBytes();
  for (const slot of slots) for (const word of counts.wordsOf(slot)) bytes.integer(word);
  await writer.add(slots.length, [bytes.bytes]);
  return writer.finish();
}
